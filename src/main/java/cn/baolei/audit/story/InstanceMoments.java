package cn.baolei.audit.story;

import cn.baolei.audit.story.CaseStory.Kind;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How the instances of a case began and ended, and what other cases it gave rise to. */
@Component
@Order(1)
class InstanceMoments implements Source {

    private final JdbcClient jdbc;

    InstanceMoments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Stream<Told> of(Matter matter) {
        return Stream.concat(matter.runs().values().stream().flatMap(run -> lifeOf(run, matter)), followUps(matter).stream());
    }

    private static Stream<Told> lifeOf(Run run, Matter matter) {
        String version = run.version() == 0 ? "" : "（第" + run.version() + "版）";
        Told began = Told.beside(run.started(), -1, Kind.CASE, run.startUser(), run.tenant(), run.id(),
                (run == matter.first() ? "立案：" : run.caller() == null ? "开始：" : "调用：") + run.title() + version);
        return run.ended() == null ? Stream.of(began) : Stream.of(began, Told.beside(run.ended(), Told.LAST - 1, Kind.CASE, null, run.tenant(), run.id(),
                run.title() + (run.terminated() ? "中途终止" : "办理完毕")));
    }

    /** Only those that the reader may audit too; both ways. */
    private List<Told> followUps(Matter matter) {
        String scope = matter.reader().condition("other.tenant_id_", "other.proc_def_key_", "other.business_key_");
        return matter.reader().bind(jdbc.sql("""
                        select link.from_case, link.to_case, link.started_at, link.from_instance, link.to_instance, other.proc_def_id_,
                               coalesce(definition.name_, other.proc_def_key_) as title
                        from follow_up link join act_hi_procinst other on other.proc_inst_id_ = case when link.from_case = :case then link.to_instance else link.from_instance end
                        left join act_re_procdef definition on definition.id_ = other.proc_def_id_
                        where (link.from_case = :case or link.to_case = :case) and link.from_case <> link.to_case and\s""" + scope)
                .param("case", matter.caseNumber())).query((row, number) -> {
                    boolean outward = matter.caseNumber().equals(row.getString("from_case"));
                    String run = row.getString(outward ? "from_instance" : "to_instance");
                    return Told.beside(Times.of(row, "started_at"), Told.LAST - 2, Kind.CASE, null, matter.hasRun(run) ? matter.runs().get(run).tenant() : null,
                            matter.hasRun(run) ? run : null, (outward ? "由本案引出：" : "由此引出本案：") + row.getString("title") + "（"
                                    + row.getString(outward ? "to_case" : "from_case") + "）");
                }).list();
    }
}
