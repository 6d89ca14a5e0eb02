package cn.baolei.organisation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Everything in force at one moment: what the files say, what the database holds, or what a reorganisation wants.
 *
 * @param organisations by code
 * @param posts         each post with the role that stands in for it
 * @param officials     by user id: whoever holds a post
 */
public record Roster(Map<String, Organisation> organisations, Map<Post, Optional<Role>> posts, Map<String, Official> officials,
              Set<Appointment> appointments) {

    /** What would have to change to make this roster the wanted one. */
    public ImportSummary changesTo(Roster wanted) {
        return new ImportSummary(
                ImportSummary.Changes.between(organisations, wanted.organisations),
                ImportSummary.Changes.between(posts, wanted.posts),
                ImportSummary.Changes.between(officials, wanted.officials),
                ImportSummary.Changes.between(asMap(appointments), asMap(wanted.appointments)));
    }

    private static Map<Appointment, Appointment> asMap(Set<Appointment> appointments) {
        Map<Appointment, Appointment> inOrder = new LinkedHashMap<>();
        appointments.forEach(appointment -> inOrder.put(appointment, appointment));
        return inOrder;
    }
}
