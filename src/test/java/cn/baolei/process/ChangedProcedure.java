package cn.baolei.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;

/** A shipped procedure as its owner changed it in the Modeler. */
public final class ChangedProcedure {

    private ChangedProcedure() {
    }

    /**
     * @param folder below {@code processes} and {@code forms}
     * @param edit   of the diagram's text
     * @return the diagram with its forms, to be named and deployed
     */
    public static DeploymentBuilder of(RepositoryService repository, String folder, String key, UnaryOperator<String> edit) {
        try (Stream<Path> forms = Files.list(Path.of("forms", folder))) {
            DeploymentBuilder changed = repository.createDeployment()
                    .addString(key + ".bpmn", edit.apply(Files.readString(Path.of("processes", folder, key + ".bpmn"))));
            for (Path form : forms.filter(one -> one.getFileName().toString().startsWith(key + "-")).sorted().toList()) {
                changed.addString(form.getFileName().toString(), Files.readString(form));
            }
            return changed;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
