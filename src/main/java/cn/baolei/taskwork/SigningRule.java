package cn.baolei.taskwork;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** When a 会签 is decided. */
public enum SigningRule {

    ALL("all", "全部同意"),
    ANY("any", "任一人同意"),
    MAJORITY("majority", "过半数同意"),
    IN_ORDER("in-order", "依次同意");

    private final String code;
    private final String label;

    SigningRule(String code, String label) {
        this.code = code;
        this.label = label;
    }

    public String code() {
        return code;
    }

    public String label() {
        return label;
    }

    /** @param votes one for each signer, empty while they have not signed. @return empty as long as it can still go either way */
    Optional<Boolean> decide(List<Optional<Boolean>> votes) {
        long agreed = votes.stream().filter(vote -> vote.equals(Optional.of(true))).count();
        long refused = votes.stream().filter(vote -> vote.equals(Optional.of(false))).count();
        int needed = switch (this) {
            case ALL, IN_ORDER -> votes.size();
            case ANY -> 1;
            case MAJORITY -> votes.size() / 2 + 1;
        };
        if (agreed >= needed) {
            return Optional.of(true);
        }
        return refused > votes.size() - needed ? Optional.of(false) : Optional.empty();
    }

    public static Optional<SigningRule> ofCode(String code) {
        return Arrays.stream(values()).filter(rule -> rule.code.equals(code)).findFirst();
    }
}
