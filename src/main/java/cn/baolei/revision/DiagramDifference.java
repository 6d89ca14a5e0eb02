package cn.baolei.revision;

import cn.baolei.revision.Change.Kind;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** What differs between two versions of a diagram, element by element. */
public final class DiagramDifference {

    private DiagramDifference() {
    }

    /** @param deadlines process key and step key → the term in words; empty where there is none */
    public static List<Change> between(BpmnModelInstance before, BpmnModelInstance after, BinaryOperator<String> deadlines) {
        DiagramWords words = new DiagramWords(deadlines);
        Map<String, Item> earlier = DiagramItems.of(before, words);
        Map<String, Item> later = DiagramItems.of(after, words);
        return Difference.between(earlier, later).stream()
                .filter(change -> change.kind() != Kind.MOVED || !followsItsEnds(after.getModelElementById(change.id()), earlier, later)).toList();
    }

    /** A flow that is drawn anew because what it joins was moved is no news of its own. */
    private static boolean followsItsEnds(ModelElementInstance moved, Map<String, Item> before, Map<String, Item> after) {
        return moved instanceof SequenceFlow flow && Stream.of(flow.getSource().getId(), flow.getTarget().getId())
                .anyMatch(end -> !before.containsKey(end) || !before.get(end).place().equals(after.get(end).place()));
    }
}
