package cn.baolei.revision;

import cn.baolei.engine.DeploymentJournal.Kind;
import cn.baolei.engine.RunningInstances;
import cn.baolei.engine.Unrestricted;
import cn.baolei.organisation.OrganisationDirectory;
import cn.baolei.taskwork.Confidential;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.ResourceDefinition;
import org.springframework.stereotype.Service;

/** The versions of processes and decision tables that were ever in force. */
@Service
class Versions {

    private static final String APPLICATION = "系统启动时自动部署";

    /** @param runningOlder instances that run by earlier versions; null as in {@link Version} */
    record Line(Version version, Integer runningOlder, boolean notAdopted) {
    }

    private final RepositoryService repository;
    private final Unrestricted unrestricted;
    private final RunningInstances instances;
    private final DeploymentTable records;
    private final ShippedFiles shipped;
    private final OrganisationDirectory directory;

    Versions(RepositoryService repository, Unrestricted unrestricted, RunningInstances instances, DeploymentTable records, ShippedFiles shipped,
             OrganisationDirectory directory) {
        this.repository = repository;
        this.unrestricted = unrestricted;
        this.instances = instances;
        this.records = records;
        this.shipped = shipped;
        this.directory = directory;
    }

    /** What is in force, by name. */
    List<Line> inForce(Kind kind) {
        return latest(kind).stream().map(definition -> {
            Map<String, Integer> running = running(kind, definition.getKey());
            Version version = version(kind, definition, records.byDefinition(kind, definition.getKey()), running, true);
            Integer older = version.running() == null ? null : running.values().stream().mapToInt(Integer::intValue).sum() - version.running();
            return new Line(version, older, isNotAdopted(kind, definition.getKey()));
        }).sorted(Comparator.comparing((Line line) -> line.version().name())).toList();
    }

    /** The latest first; empty for what does not exist. */
    List<Version> of(Kind kind, String key) {
        Map<String, DeploymentTable.Entry> entries = records.byDefinition(kind, key);
        Map<String, Integer> running = running(kind, key);
        List<? extends ResourceDefinition> definitions = all(kind, key);
        return definitions.stream().<Version>map(one -> version(kind, one, entries, running, one == definitions.get(0))).toList();
    }

    private Version version(Kind kind, ResourceDefinition definition, Map<String, DeploymentTable.Entry> entries, Map<String, Integer> running,
                            boolean inForce) {
        DeploymentTable.Entry entry = entries.get(definition.getId());
        Deployment deployment = unrestricted.call(() -> repository.createDeploymentQuery().deploymentId(definition.getDeploymentId()).singleResult());
        boolean told = kind == Kind.PROCESS && !Confidential.PROCESSES.contains(definition.getKey());
        return new Version(kind, definition.getKey(), Optional.ofNullable(definition.getName()).orElse(definition.getKey()), definition.getVersion(),
                definition.getId(), definition.getDeploymentId(), definition.getResourceName(), entry == null ? "没有记录" : by(entry.person()),
                deployment.getDeploymentTime().toInstant(), entry == null || entry.person().isEmpty() ? "" : entry.title(),
                told ? running.getOrDefault(definition.getId(), 0) : null, inForce);
    }

    private Map<String, Integer> running(Kind kind, String key) {
        return kind == Kind.PROCESS ? instances.ofProcess(key) : Map.of();
    }

    Optional<Version> find(Kind kind, String key, int number) {
        return of(kind, key).stream().filter(version -> version.number() == number).findFirst();
    }

    byte[] content(Version version) {
        return content(version.deployment(), version.file());
    }

    /** Of another file that was deployed along with a version. */
    byte[] content(String deployment, String file) {
        try (InputStream content = unrestricted.call(() -> repository.getResourceAsStream(deployment, file))) {
            return content.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Names of all files that were deployed along with a version, itself included. */
    List<String> filesBeside(Version version) {
        return unrestricted.call(() -> repository.getDeploymentResourceNames(version.deployment()));
    }

    /** Whether the application was shipped with a version that was never in force here, because somebody's own was. */
    boolean isNotAdopted(Kind kind, String key) {
        return !records.isShippedInForce(kind, key)
                && shipped.find(kind, key).filter(content -> !records.wasInForce(kind, key, DigestUtils.sha256Hex(content))).isPresent();
    }

    /** Whoever deployed, in words; for the pages. */
    public String by(Optional<String> person) {
        return person.map(this::nameOf).orElse(APPLICATION);
    }

    public String nameOf(String user) {
        return Stream.of(directory.displayNameOf(user)).filter(name -> !name.isBlank()).findFirst().orElse(user);
    }

    private List<? extends ResourceDefinition> latest(Kind kind) {
        return unrestricted.call(() -> kind == Kind.PROCESS ? repository.createProcessDefinitionQuery().latestVersion().list()
                : repository.createDecisionDefinitionQuery().latestVersion().list());
    }

    private List<? extends ResourceDefinition> all(Kind kind, String key) {
        return unrestricted.call(() -> kind == Kind.PROCESS
                ? repository.createProcessDefinitionQuery().processDefinitionKey(key).orderByProcessDefinitionVersion().desc().list()
                : repository.createDecisionDefinitionQuery().decisionDefinitionKey(key).orderByDecisionDefinitionVersion().desc().list());
    }
}
