package cn.baolei.release;

import cn.baolei.engine.Refusal;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The only way into what channels publish: a text enters when nothing personal is found in it. */
@Service
class ClearedReleases {

    private final PersonalDataCheck check;
    private final JdbcClient jdbc;
    private final Clock clock;

    ClearedReleases(PersonalDataCheck check, JdbcClient jdbc, Clock clock) {
        this.check = check;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    List<Finding> findings(String title, String text) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("标题", title);
        parts.put("正文", text);
        return check.findings(parts);
    }

    /**
     * Keeps the text for publication, in place of an earlier one that nobody has published yet.
     *
     * @return what stands against it; then it is not kept
     * @throws Refusal when a channel has already published an earlier text
     */
    List<Finding> clear(Release release) {
        List<Finding> findings = findings(release.title(), release.text());
        if (findings.isEmpty() && !keep(release)) {
            throw new Refusal("本信息已在部分渠道发布，不能再改动；需要更正的，请另行发布更正信息");
        }
        return findings;
    }

    private boolean keep(Release release) {
        return jdbc.sql("""
                insert into cleared_release (process_instance, case_number, organisation, kind, title, content, cleared_at)
                values (?, ?, ?, ?, ?, ?, ?)
                on conflict (process_instance) do update set kind = excluded.kind, title = excluded.title,
                    content = excluded.content, cleared_at = excluded.cleared_at
                where not exists (select 1 from publication where process_instance = excluded.process_instance)""")
                .params(release.processInstance(), release.caseNumber(), release.organisation(), release.kind(),
                        release.title(), release.text(), clock.instant().atOffset(ZoneOffset.UTC))
                .update() == 1;
    }

    Release get(String processInstance) {
        return jdbc.sql("select * from cleared_release where process_instance = ?").param(processInstance)
                .query((row, number) -> new Release(row.getString("process_instance"), row.getString("case_number"),
                        row.getString("organisation"), row.getString("kind"), row.getString("title"), row.getString("content")))
                .single();
    }
}
