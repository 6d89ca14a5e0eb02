package cn.baolei.journal;

import cn.baolei.organisation.Appointment;
import cn.baolei.organisation.ImportSummary;
import cn.baolei.organisation.OrganisationsImported;
import cn.baolei.organisation.Post;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who took up or lost which post, and which organisations, posts and officials came, changed or went, by whatever way. */
@Component
class RosterEntries {

    private final Journal journal;

    RosterEntries(Journal journal) {
        this.journal = journal;
    }

    @EventListener
    @Transactional
    public void enter(OrganisationsImported imported) {
        ImportSummary summary = imported.summary();
        journal.record(Chains.ORGANISATIONS, Kinds.ROSTER, Map.of(
                "organisations", changes(summary.organisations()), "posts", changes(summary.posts()), "officials", changes(summary.officials()),
                "appointed", appointments(summary.appointments().added()), "relieved", appointments(summary.appointments().removed())));
    }

    private static Map<String, List<String>> changes(ImportSummary.Changes<?> changes) {
        return Map.of("added", words(changes.added()), "changed", words(changes.changed()), "removed", words(changes.removed()));
    }

    private static List<String> words(Collection<?> keys) {
        return keys.stream().map(key -> key instanceof Post post ? post.groupId() : String.valueOf(key)).sorted().toList();
    }

    /** In one text each: an import may appoint everybody. */
    private static List<String> appointments(Collection<Appointment> appointments) {
        return appointments.stream().map(one -> one.user() + " " + one.post().groupId()).toList();
    }
}
