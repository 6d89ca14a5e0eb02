package cn.baolei.screening;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * An organisation as the roll-up keeps it.
 *
 * @param superior    code; null for the launching organisation
 * @param outcome     code of an {@link Outcome}; null when it is missing
 * @param submittedAt ISO instant; null when it is missing
 */
record UnitLine(String organisation, String name, String superior, String outcome, Figures figures, String submittedAt) {

    @JsonIgnore
    public boolean isMissing() {
        return outcome == null;
    }

    @JsonIgnore
    public boolean isZero() {
        return Outcome.ZERO.code().equals(outcome);
    }
}
