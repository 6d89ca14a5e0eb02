package cn.baolei.audit.story;

import cn.baolei.audit.story.CaseStory.Kind;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reorganisations that moved open steps of the case or renamed who handled it, and the erasure of what was protected. */
@Component
@Order(11)
class InterventionMoments implements Source {

    private final JdbcClient jdbc;

    InterventionMoments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Stream<Told> of(Matter matter) {
        return Stream.concat(reorganisations(matter).stream(), erasure(matter).stream());
    }

    private List<Told> reorganisations(Matter matter) {
        record Line(Told done, Told undone) {
        }
        return jdbc.sql("""
                        select reorganisation.*, jsonb_exists_any(moved_tasks, :tasks) as moved from reorganisation
                        where jsonb_exists_any(moved_tasks, :tasks) or done_at between :from and :to and exists (
                            select from jsonb_array_elements(case jsonb_typeof(change -> 'organisations') when 'array' then change -> 'organisations' else '[]' end) line
                            where line ->> 'key' = any (:tenants))
                        order by id""").param("tasks", matter.taskIds())
                .param("from", matter.first().started().atOffset(ZoneOffset.UTC))
                .param("to", matter.ended().orElse(matter.now()).atOffset(ZoneOffset.UTC))
                .param("tenants", matter.runs().values().stream().map(Run::tenant).distinct().toArray(String[]::new))
                .query((row, number) -> {
                    String words = "“" + row.getString("title") + "”" + (row.getBoolean("moved") ? "，本案在办环节随之转移" : "");
                    return new Line(told(Times.of(row, "done_at"), row.getString("done_by"), "机构调整：" + words),
                            row.getString("undone_by") == null ? null : told(Times.of(row, "undone_at"), row.getString("undone_by"), "撤销机构调整：" + words));
                }).list().stream().flatMap(line -> line.undone() == null ? Stream.of(line.done()) : Stream.of(line.done(), line.undone())).toList();
    }

    /** Why is kept in clear for good. */
    private List<Told> erasure(Matter matter) {
        return jdbc.sql("select destroyed_at, destroyed_by, destroy_reason from case_key where case_number = ? and destroyed_at is not null")
                .param(matter.caseNumber()).query((row, number) -> told(Times.of(row, "destroyed_at"), row.getString("destroyed_by"),
                        "删除本案受保护内容：" + row.getString("destroy_reason"))).list();
    }

    private static Told told(Instant at, String user, String words) {
        return Told.beside(at, Told.LAST - 4, Kind.INTERVENTION, user, null, null, words);
    }
}
