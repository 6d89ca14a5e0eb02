package cn.baolei.audit.story;

import cn.baolei.audit.story.CaseStory.Change;
import cn.baolei.audit.story.CaseStory.Kind;
import java.time.Instant;
import java.util.List;

/**
 * What one of the records tells, before the names of the day are put to it.
 *
 * @param order  decides between what happened at the same instant: where the step stands on its way through the diagram
 * @param user   user id; null when nobody acted
 * @param tenant code of the organisation; null where it concerns none
 * @param run    id of the instance; null where it concerns the whole case
 * @param visit  the step; null where there is none
 */
record Told(Instant at, long order, Kind kind, String user, String tenant, String run, Visit visit, String words, List<Change> changes,
            String sha256, boolean late) {

    private static final int PLACES = 10;
    /** After everything that is part of a step. */
    static final long LAST = Long.MAX_VALUE;

    /** In a step. @param place within it, 0 (entered) to 9 (left) */
    static Told in(Visit visit, int place, Instant at, Kind kind, String user, String words) {
        return new Told(at, visit.sequence() * PLACES + place, kind, user, visit.tenant(), visit.run(), visit, words, List.of(), null, false);
    }

    static Told beside(Instant at, long order, Kind kind, String user, String tenant, String run, String words) {
        return new Told(at, order, kind, user, tenant, run, null, words, List.of(), null, false);
    }

    Told with(List<Change> fields) {
        return new Told(at, order, kind, user, tenant, run, visit, words, fields, sha256, late);
    }

    Told withDigest(String digest) {
        return new Told(at, order, kind, user, tenant, run, visit, words, changes, digest, late);
    }

    Told lateIf(boolean missed) {
        return new Told(at, order, kind, user, tenant, run, visit, words, changes, sha256, missed);
    }
}
