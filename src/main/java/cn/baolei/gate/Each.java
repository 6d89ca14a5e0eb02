package cn.baolei.gate;

import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** Walks over the elements of one kind in all diagrams of a submission. */
final class Each {

    private Each() {
    }

    /** @param rule file name and element → what is wrong with it */
    static <E extends ModelElementInstance> List<Finding> of(Submission submission, Class<E> type, BiFunction<String, E, Stream<Finding>> rule) {
        return submission.diagrams().entrySet().stream().flatMap(file -> file.getValue().getModelElementsByType(type).stream()
                .flatMap(element -> rule.apply(file.getKey(), element))).toList();
    }
}
