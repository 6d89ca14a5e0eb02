package cn.baolei.obligation;

import cn.baolei.modelling.Clauses;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;

/**
 * Something in a diagram that a clause of the notice demands.
 *
 * @param clauses ids, from the element's property {@code notice}
 */
record Duty(String id, String name, List<String> clauses) {

    private static final Map<String, String> TEXTS = Clauses.all();

    /** The duties of a process by element id, in the order of the file; the process itself is not among them. */
    static Map<String, Duty> allOf(Process process) {
        Map<String, Duty> duties = new LinkedHashMap<>();
        Elements.all(process, FlowNode.class).forEach(element -> of(element).ifPresent(duty -> duties.put(duty.id(), duty)));
        return duties;
    }

    static Optional<Duty> of(BaseElement element) {
        return Optional.ofNullable(Elements.properties(element).get("notice")).filter(notice -> !notice.isBlank())
                .map(notice -> new Duty(element.getId(), Elements.name(element), Arrays.asList(notice.strip().split("\\s*,\\s*"))));
    }

    Loss lost(String what) {
        return new Loss(id, name, clauses, "“" + name + "”" + what + "。" + source());
    }

    /** 它落实通知2-7“一旦发现疫情，及时报送……”。 */
    String source() {
        return "它落实" + quoted(clauses) + "，须保留。";
    }

    static String quoted(List<String> clauses) {
        return clauses.stream().map(clause -> "通知" + clause + Optional.ofNullable(TEXTS.get(clause)).map(text -> "“" + text + "”").orElse(""))
                .collect(Collectors.joining("、"));
    }
}
