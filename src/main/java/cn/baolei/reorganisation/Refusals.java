package cn.baolei.reorganisation;

import cn.baolei.engine.Refusal;
import java.util.List;

/** A refusal for several reasons at once. */
class Refusals extends Refusal {

    private final transient List<String> reasons;

    Refusals(List<String> reasons) {
        super(String.join("；", reasons));
        this.reasons = List.copyOf(reasons);
    }

    List<String> reasons() {
        return reasons;
    }

    static List<String> of(Refusal refusal) {
        return refusal instanceof Refusals several ? several.reasons() : List.of(refusal.getMessage());
    }
}
