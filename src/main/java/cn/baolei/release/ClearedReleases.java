package cn.baolei.release;

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

    /** Keeps the text for publication. @return what stands against it; then it is not kept */
    List<Finding> clear(Release release) {
        List<Finding> findings = findings(release.title(), release.text());
        if (findings.isEmpty()) {
            jdbc.sql("""
                    insert into cleared_release (process_instance, case_number, organisation, kind, title, content, cleared_at)
                    values (?, ?, ?, ?, ?, ?, ?)""")
                    .params(release.processInstance(), release.caseNumber(), release.organisation(), release.kind(),
                            release.title(), release.text(), clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
        }
        return findings;
    }

    Release get(String processInstance) {
        return jdbc.sql("select * from cleared_release where process_instance = ?").param(processInstance)
                .query((row, number) -> new Release(row.getString("process_instance"), row.getString("case_number"),
                        row.getString("organisation"), row.getString("kind"), row.getString("title"), row.getString("content")))
                .single();
    }
}
