package cn.baolei.audit.story;

import java.time.Instant;
import java.util.List;

/**
 * Everything that was recorded of a case, as one reader may see it. Names of organisations are those of the day; protected values are
 * masked unless the reader may see them.
 *
 * @param caseNumber   the business key that all its instances share
 * @param title        name of the process by which it began
 * @param organisation where it began, as it was called then
 * @param openedBy     who started it; 系统 when the engine did
 * @param closedAt     when its last instance ended; null while one runs
 * @param toldAt       when this story was read out of the records
 * @param instances    the earliest first
 * @param moments      the earliest first
 * @param elsewhere    what else ran under the number, at organisations that the reader may not audit: no more than that it did
 */
public record CaseStory(String caseNumber, String title, String organisation, String openedBy, Instant openedAt, Instant closedAt,
        Instant toldAt, List<Instance> instances, List<Moment> moments, List<Elsewhere> elsewhere) {

    /** Who acts where no person does. */
    public static final String SYSTEM = "系统";

    /**
     * A process instance of the case.
     *
     * @param id               the engine's
     * @param process          key of its process
     * @param organisation     code
     * @param organisationName as it was called when the instance began
     * @param calledBy         id of the instance that called it; null when it was started by a person or a message
     * @param endedAt          null while it runs
     * @param terminated       whether it was ended before its end
     * @param diagrams         the version it runs on or ended on first; the versions from which it was migrated after it
     */
    public record Instance(String id, String process, String title, String organisation, String organisationName, String calledBy,
            String startedBy, Instant startedAt, Instant endedAt, boolean terminated, List<Diagram> diagrams) {
    }

    /**
     * What of a version's diagram the instance has passed.
     *
     * @param definition the engine's id of the version
     * @param flows      ids of the sequence flows taken: both ends tell of it
     */
    public record Diagram(String definition, int version, List<Step> steps, List<String> flows) {
    }

    /**
     * @param activity id in the diagram
     * @param times    how often it was entered
     * @param open     whether it is at work now
     * @param late     whether it was ever done after its term, or is open beyond it
     */
    public record Step(String activity, String name, int times, boolean open, boolean late) {
    }

    /**
     * Something that happened.
     *
     * @param id           the same each time the story is told, as long as nothing is added before it
     * @param who          name of the official; {@link #SYSTEM} where none acted
     * @param organisation as it was called then; null where it concerns none
     * @param instance     id of the instance; null where it concerns the whole case
     * @param definition   the version of the diagram by which the step was done; null where there is no step
     * @param activity     id of the step in that diagram; null where there is none
     * @param step         its name
     * @param words        in Chinese, one sentence or a few
     * @param changes      fields of forms, before and after
     * @param sha256       digest of an attached file; null for everything else
     * @param late         whether a term was missed by it
     */
    public record Moment(String id, Instant at, Kind kind, String who, String organisation, String instance, String definition, String activity,
            String step, String words, List<Change> changes, String sha256, boolean late) {
    }

    /**
     * @param field  key in the form
     * @param label  as the form had it in that version
     * @param before null when it was empty before
     * @param after  null when it was emptied
     * @param hidden whether the values are shown masked: then whether they differ cannot be told from them
     */
    public record Change(String field, String label, String before, String after, boolean hidden) {
    }

    /** @param endedAt null while it runs */
    public record Elsewhere(String organisationName, String title, Instant startedAt, Instant endedAt) {
    }

    /** What kind of moment, in the order in which a page offers them. */
    public enum Kind {

        CASE("立案与结案"), STEP("环节"), FORM("填报"), DECISION("判定"), OPINION("意见"), ATTACHMENT("附件"), ROUTING("分派与代办"), CLAIM("认领"),
        HANDING("转办与会签"), NOTICE("通知"), DEADLINE("时限与督催"), VERSION("部署与迁移"), INTERVENTION("管理干预"), READING("明文查阅");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** What an auditor reads. */
        public String label() {
            return label;
        }

        /** As it stands in an address. */
        public String code() {
            return name().toLowerCase();
        }
    }
}
