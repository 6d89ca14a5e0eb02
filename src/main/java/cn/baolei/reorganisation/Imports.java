package cn.baolei.reorganisation;

import cn.baolei.engine.Refusal;
import cn.baolei.organisation.ImportSummary;
import cn.baolei.organisation.OrganisationFiles;
import cn.baolei.organisation.OrganisationFilesRefused;
import cn.baolei.organisation.OrganisationImport;
import cn.baolei.organisation.OrganisationRegister;
import cn.baolei.organisation.Roster;
import cn.baolei.routing.PostTasks;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 导入: the whole tree from files, shown as a difference first, applied when confirmed. */
@Service
class Imports {

    /** Of each kind of lines, so many are shown. */
    private static final int SHOWN = 50;
    /** A larger difference is not kept line by line, and so cannot be undone. */
    private static final int KEPT = 5000;

    /** @param total how many lines there are, shown or not */
    record Section(String title, int added, int changed, int removed, List<String> shown, int total) {
    }

    /**
     * @param id       by which it is confirmed
     * @param openTasks how many open tasks posts have that end or are left vacant by this, by post
     */
    record Difference(UUID id, List<Section> sections, Map<String, Long> openTasks) {

        public boolean isEmpty() {
            return sections.stream().allMatch(section -> section.total() == 0);
        }

        public long openTasksTotal() {
            return openTasks.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    private final OrganisationImport organisationImport;
    private final OrganisationRegister register;
    private final Changes changes;
    private final PostTasks tasks;
    private final RosterUploads uploads;
    private final ReorganisationTable table;

    Imports(OrganisationImport organisationImport, OrganisationRegister register, Changes changes, PostTasks tasks, RosterUploads uploads,
            ReorganisationTable table) {
        this.organisationImport = organisationImport;
        this.register = register;
        this.changes = changes;
        this.tasks = tasks;
        this.uploads = uploads;
        this.table = table;
    }

    /** @throws OrganisationFilesRefused with every finding when the files cannot be taken over */
    @Transactional
    public Difference compare(OrganisationFiles files, String user) {
        Roster wanted = organisationImport.read(files);
        register.lock();
        Roster current = register.current();
        ImportSummary summary = current.changesTo(wanted);
        Wording wording = new Wording(current, wanted);
        Map<String, Long> open = new TreeMap<>();
        tasks.count(Changes.ended(summary, wanted)).forEach((group, count) -> open.put(tasks.nameOf(group), count));
        return new Difference(uploads.keep(files, register.version(), user), List.of(
                section("组织", summary.organisations(), wording.organisations(summary)),
                section("岗位", summary.posts(), wording.posts(summary)),
                section("人员任免", summary.appointments(), wording.people(summary))), open);
    }

    /** @throws Refusal when the roster has changed since the difference was shown */
    @Transactional
    public Effect apply(UUID id, String user) {
        RosterUploads.Upload upload = uploads.find(id, user).orElseThrow(() -> new Refusal("没有待确认的导入，请重新上传文件"));
        register.lock();
        if (register.version() != upload.version()) {
            throw new Refusal("预览之后组织机构又有变动，本次没有导入，请重新上传文件");
        }
        Roster wanted = organisationImport.read(upload.files());
        ImportSummary summary = register.current().changesTo(wanted);
        if (summary.isEmpty()) {
            throw new Refusal("文件内容与现行组织机构完全一致，无需导入");
        }
        String title = "导入组织机构：组织" + counts(summary.organisations()) + "；岗位" + counts(summary.posts())
                + "；任职" + counts(summary.appointments());
        Changes.Done done = changes.make(new Plan(title, wanted), Map.of(), user);
        boolean kept = size(summary) <= KEPT;
        table.add("import", title, Map.of("files", List.of(upload.files().organisations().name(), upload.files().posts().name(),
                upload.files().users().name())), kept ? done.delta() : null, done.moved(), user);
        uploads.forget(id);
        return done.effect();
    }

    private static Section section(String title, ImportSummary.Changes<?> changes, List<String> lines) {
        return new Section(title, changes.added().size(), changes.changed().size(), changes.removed().size(),
                lines.stream().limit(SHOWN).toList(), lines.size());
    }

    private static String counts(ImportSummary.Changes<?> changes) {
        return "新增 " + changes.added().size() + "、变更 " + changes.changed().size() + "、减少 " + changes.removed().size();
    }

    private static int size(ImportSummary summary) {
        return List.of(summary.organisations(), summary.posts(), summary.officials(), summary.appointments()).stream()
                .mapToInt(changes -> changes.added().size() + changes.changed().size() + changes.removed().size()).sum();
    }
}
