package cn.baolei.gate;

import cn.baolei.engine.ModelExpressions;
import cn.baolei.engine.ProcessBean;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/** The gate with all of its rules, without an application around it. */
final class Gate {

    static final ModelExpressions EXPRESSIONS = new ModelExpressions(beans()::find);
    private static final ProgramWords PROGRAM = new ProgramWords();
    static final List<ModelRule> RULES = List.of(new BranchRule(), new CalledRule(), new Camunda8Rule(), new ClauseRule(),
            new ConditionRule(EXPRESSIONS, PROGRAM), new CountersignRule(), new DeadlineRule(), new DrawnRule(), new ErrorRule(PROGRAM), new ExpressionRule(EXPRESSIONS),
            new FormNamesRule(PROGRAM), new FormReferenceRule(), new FormRule(), new HistoryTimeRule(), new JoinRule(), new MessageRule(PROGRAM),
            new NotificationRule(), new PostRule(), new PropertyTwiceRule(), new ProtectedFieldRule(), new ReachabilityRule(), new StepRule(), new TableRule(),
            new UniqueKeysRule(), new VocabularyRule());
    static final Deployed NOTHING = new InForce(Intake.of(Map.of()).submission(null));
    private static final Deployed SHIPPED = new InForce(Intake.of(shipped()).submission(null));

    private Gate() {
    }

    /** Where nothing is deployed yet. */
    static List<Finding> findings(Map<String, byte[]> files) {
        return new DeploymentGate(RULES, NOTHING, null, null).findings(files);
    }

    /** Where the product's own files are in force. */
    static List<Finding> findingsBeside(Map<String, byte[]> files) {
        return new DeploymentGate(RULES, SHIPPED, null, null).findings(files);
    }

    /** All files of the product, as they are deployed together when the application starts. */
    static Map<String, byte[]> shipped() {
        Map<String, byte[]> files = new TreeMap<>();
        Stream.of("processes", "forms").map(Path::of).forEach(folder -> {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path file : all.filter(each -> each.toString().matches(".*\\.(bpmn|dmn|form)")).toList()) {
                    files.put(file.toString(), Files.readAllBytes(file));
                }
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        });
        return files;
    }

    private record InForce(Submission files) implements Deployed {

        @Override
        public Optional<BpmnModelInstance> diagram(String processKey) {
            return diagrams().stream().filter(diagram -> diagram.getModelElementById(processKey) != null).findFirst();
        }

        @Override
        public List<BpmnModelInstance> diagrams() {
            return List.copyOf(files.diagrams().values());
        }

        @Override
        public Optional<DmnModelInstance> table(String decisionKey) {
            return files.tables().values().stream().filter(table -> table.getModelElementById(decisionKey) != null).findFirst();
        }

        @Override
        public Optional<JsonNode> form(String formId) {
            return files.forms().values().stream().filter(form -> form.path("id").asText().equals(formId)).findFirst();
        }
    }

    private record Beans(Map<String, Class<?>> types) {

        Optional<Class<?>> find(String name) {
            return Optional.ofNullable(types.get(name));
        }
    }

    private static Beans beans() {
        ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ProcessBean.class));
        Map<String, Class<?>> types = new HashMap<>();
        scanner.findCandidateComponents("cn.baolei").forEach(candidate -> {
            Class<?> type = ClassUtils.resolveClassName(candidate.getBeanClassName(), null);
            types.put(AnnotationUtils.findAnnotation(type, ProcessBean.class).value(), type);
        });
        return new Beans(types);
    }
}
