package cn.baolei.obligation;

import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.LoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;

/**
 * How often, and by whom, a step is done: once for each of several.
 *
 * @param over       the list and the variable each of it is put into
 * @param number     how many; empty when a list says so
 * @param enough     when not all need to be done; empty when all must
 */
record Loop(String over, String number, String enough) {

    static Optional<Loop> of(Activity step) {
        LoopCharacteristics loop = step.getLoopCharacteristics();
        if (!(loop instanceof MultiInstanceLoopCharacteristics several)) {
            return Optional.empty();
        }
        return Optional.of(new Loop(Objects.toString(several.getCamundaCollection(), "") + " "
                + Objects.toString(several.getCamundaElementVariable(), "")
                + (several.getLoopDataInputRef() == null ? "" : several.getLoopDataInputRef().getId()),
                several.getLoopCardinality() == null ? "" : several.getLoopCardinality().getTextContent().strip(),
                several.getCompletionCondition() == null ? "" : several.getCompletionCondition().getTextContent().strip()));
    }

    /** Whether at least as much is done as before. */
    static boolean isKept(Optional<Loop> before, Optional<Loop> now) {
        if (before.isEmpty()) {
            return now.isEmpty() || now.get().over.isBlank() && now.get().count() > 0 && now.get().enough.isEmpty();
        }
        return now.isPresent() && now.get().over.equals(before.get().over)
                && (now.get().number.equals(before.get().number) || before.get().count() > 0 && now.get().count() >= before.get().count())
                && (now.get().enough.isEmpty() || now.get().enough.equals(before.get().enough));
    }

    private int count() {
        return number.matches("\\d{1,6}") ? Integer.parseInt(number) : 0;
    }
}
