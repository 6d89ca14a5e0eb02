package cn.baolei.routing;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baolei.organisation.OrganisationFiles;
import cn.baolei.organisation.OrganisationFiles.SourceFile;
import cn.baolei.organisation.OrganisationImport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.springframework.core.io.ClassPathResource;

/** The test process {@code routing-forms}, and the demonstration's people with some of them gone or added. */
public final class RoutingLab {

    public static final String SCHOOL = "yanshi-shiyan";
    public static final String COUNTY = "xining-chengxi";

    private static final String PROCESS = "routing-forms";

    private final ProcessEngine engine;
    private final OrganisationImport organisationImport;
    private final String deployment;

    public RoutingLab(ProcessEngine engine, OrganisationImport organisationImport) {
        this.engine = engine;
        this.organisationImport = organisationImport;
        deployment = engine.getRepositoryService().createDeployment().addClasspathResource("processes/" + PROCESS + ".bpmn").deploy().getId();
    }

    /** Begins at a step of an instance of the school, as nobody in particular. @return its first task of that step */
    public Task begin(String step) {
        return begin(step, SCHOOL, Map.of());
    }

    public Task begin(String step, String organisation, Map<String, Object> values) {
        Map<String, Object> variables = new HashMap<>(values);
        variables.put("organisation", organisation);
        String instance = engine.getRuntimeService().createProcessInstanceByKey(PROCESS).setVariables(variables).startBeforeActivity(step)
                .execute().getId();
        return tasksOf(instance).get(0);
    }

    public List<Task> tasksOf(String instance) {
        return engine.getTaskService().createTaskQuery().processInstanceId(instance).list();
    }

    public Task now(Task task) {
        return engine.getTaskService().createTaskQuery().taskId(task.getId()).singleResult();
    }

    public String caseOf(Task task) {
        return engine.getRuntimeService().createProcessInstanceQuery().processInstanceId(task.getProcessInstanceId()).singleResult().getBusinessKey();
    }

    /** Imports the demonstration without the lines of its user file that a test takes away. */
    public void without(Predicate<String> gone) {
        people(line -> !gone.test(line));
    }

    /** Imports the demonstration with one more line: user,name,organisation,role,email. */
    public void with(String line) {
        people(all -> true, line);
    }

    /** The line of a demonstration user. */
    public static Predicate<String> user(String... ids) {
        return line -> Stream.of(ids).anyMatch(id -> line.startsWith(id + ","));
    }

    /** Everybody comes back, and what was deployed and started is removed. */
    public void remove() {
        engine.getIdentityService().clearAuthentication();
        engine.getRepositoryService().deleteDeployment(deployment, true, true);
        people(all -> true);
    }

    public void people(Predicate<String> kept, String... more) {
        List<String> lines = text("organisations/demo/users.csv").lines().toList();
        assertThat(lines).hasSizeGreaterThan(100);
        String users = Stream.concat(Stream.concat(lines.stream().limit(1), lines.stream().skip(1).filter(kept)), Stream.of(more))
                .reduce("", (all, line) -> all + line + "\n");
        organisationImport.importFrom(new OrganisationFiles(file("organisations/organisations.csv"), file("organisations/posts.csv"),
                new SourceFile("users.csv", users.getBytes(StandardCharsets.UTF_8))));
    }

    private static SourceFile file(String path) {
        return new SourceFile(path, text(path).getBytes(StandardCharsets.UTF_8));
    }

    private static String text(String path) {
        try {
            return new ClassPathResource(path).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
