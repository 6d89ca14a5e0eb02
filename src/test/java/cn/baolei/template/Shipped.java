package cn.baolei.template;

import cn.baolei.engine.ProcessBean;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.model.bpmn.instance.EventDefinition;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/** The choices that lie in the application's files and beans: forms, decision tables, procedures, what the system does by itself. */
final class Shipped {

    private static final Path PROCESSES = Path.of("processes");
    private static final Path FORMS = Path.of("forms");
    private static final String START = "-start";

    private final Diagrams diagrams;

    Shipped(Diagrams diagrams) {
        this.diagrams = diagrams;
    }

    List<Choice> startForms() {
        return forms(true);
    }

    List<Choice> stepForms() {
        return forms(false);
    }

    private List<Choice> forms(boolean start) {
        Map<String, String> words = diagrams.wordsBy(drawn -> drawn.attribute("formRef"));
        return Diagrams.files(FORMS, ".form").map(file -> file.getFileName().toString().replace(".form", ""))
                .filter(form -> isStart(form) == start)
                .map(form -> new Choice(form, words.getOrDefault(form, form))).toList();
    }

    private boolean isStart(String form) {
        return diagrams.processes().anyMatch(process -> form.equals(process.getId() + START));
    }

    List<Choice> decisions() {
        return Diagrams.files(PROCESSES, ".dmn")
                .flatMap(file -> Dmn.readModelFromFile(file.toFile()).getModelElementsByType(Decision.class).stream())
                .map(decision -> new Choice(decision.getId(), decision.getName())).toList();
    }

    /** Procedures that another may wait for. */
    List<Choice> procedures(String except) {
        return diagrams.processes().filter(process -> !process.getId().equals(except))
                .map(process -> new Choice(process.getId(), process.getName())).toList();
    }

    /** Messages with which a procedure begins. */
    List<Choice> startMessages() {
        return diagrams.processes().flatMap(process -> process.getChildElementsByType(StartEvent.class).stream()
                .flatMap(start -> start.getEventDefinitions().stream().filter(MessageEventDefinition.class::isInstance)
                        .map(definition -> startMessage(process, start, definition)))).toList();
    }

    private static Choice startMessage(Process process, StartEvent start, EventDefinition definition) {
        return new Choice(((MessageEventDefinition) definition).getMessage().getName(), process.getName() + "：" + start.getName());
    }

    /**
     * The delegates that the diagrams use, called what the diagrams call them.
     *
     * @param later  whether those that run in a transaction of their own, because they have an effect outside, or the others
     * @param except beans that have a template of their own
     */
    List<Choice> systemSteps(boolean later, Set<String> except) {
        Map<String, String> words = diagrams.wordsBy(
                drawn -> Boolean.parseBoolean(drawn.attribute("asyncBefore")) == later ? drawn.attribute("delegateExpression") : null);
        return delegates().stream().filter(bean -> !except.contains(bean)).map(bean -> "${" + bean + "}").filter(words::containsKey)
                .map(bean -> new Choice(bean, words.get(bean))).toList();
    }

    /** Names of the beans that a service task may name. */
    static Set<String> delegates() {
        ClassPathScanningCandidateComponentProvider beans = new ClassPathScanningCandidateComponentProvider(false);
        beans.addIncludeFilter(new AnnotationTypeFilter(ProcessBean.class));
        return beans.findCandidateComponents("cn.baolei").stream()
                .map(bean -> ClassUtils.resolveClassName(bean.getBeanClassName(), null)).filter(JavaDelegate.class::isAssignableFrom)
                .map(bean -> bean.getAnnotation(ProcessBean.class).value()).collect(Collectors.toCollection(TreeSet::new));
    }
}
