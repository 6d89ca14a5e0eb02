package cn.baolei.organisation;

import cn.baolei.organisation.OrganisationFiles.SourceFile;
import cn.baolei.organisation.OrganisationFilesRefused.Finding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.context.WebServerGracefulShutdownLifecycle;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.stereotype.Component;

/** Takes over the configured files once the engine stands and before the web server lets anybody in. */
@Component
@EnableConfigurationProperties(OrganisationProperties.class)
class ImportAtStart implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ImportAtStart.class);

    private final OrganisationImport organisationImport;
    private final OrganisationProperties properties;
    private final ResourceLoader resources;
    private boolean running;

    ImportAtStart(OrganisationImport organisationImport, OrganisationProperties properties, ResourceLoader resources) {
        this.organisationImport = organisationImport;
        this.properties = properties;
        this.resources = resources;
    }

    /** @throws OrganisationFilesRefused which stops the start */
    @Override
    public void start() {
        String folder = properties.location().endsWith("/") ? properties.location() : properties.location() + "/";
        boolean nobody = properties.users() == null || properties.users().isBlank();
        OrganisationImport.AtStart outcome = organisationImport.importAtStart(new OrganisationFiles(
                file(folder + "organisations.csv"), file(folder + "posts.csv"), nobody ? null : file(properties.users())));
        switch (outcome) {
            case TAKEN_OVER -> LOG.info("Organisations imported from {}", folder);
            case SAME_AGAIN -> LOG.info("Organisations: the files in {} are those of the last start", folder);
            case LEFT_ALONE -> LOG.warn("Organisations: the files in {} were not taken over, because the organisations have been changed on the"
                    + " page since the last start; an administrator can upload them there and see the difference first", folder);
        }
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        // The web server itself starts 1024 phases before its graceful shutdown.
        return WebServerGracefulShutdownLifecycle.SMART_LIFECYCLE_PHASE - 2048;
    }

    private SourceFile file(String address) {
        Resource resource = resources.getResource(address);
        if (!resource.isReadable()) {
            throw new OrganisationFilesRefused(List.of(new Finding(address, 0, "文件不存在或无法读取")));
        }
        try {
            return new SourceFile(resource.getFilename(), resource.getContentAsByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
