package cn.baolei.assessment;

import java.time.Instant;
import java.util.List;

/**
 * One figure about an official, in the words an assessor reads.
 *
 * @param item     what was counted
 * @param value    the count or share, with its unit
 * @param evidence what it rests on
 */
public record Figure(String item, String value, List<Evidence> evidence) {

    /** One of the facts behind a figure; names no other person. */
    public record Evidence(String caseNumber, String what, Instant at) {
    }

    /** A figure that counts its evidence. */
    public static Figure count(String item, String unit, List<Evidence> evidence) {
        return new Figure(item, evidence.size() + " " + unit, evidence);
    }
}
