package cn.baolei.audit.search;

import cn.baolei.protection.CaseSecrets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What officials wrote in their own words is sealed, so the database cannot search it: the words of a few cases, which the other criteria
 * leave, are opened one by one, on a stated ground. Whatever was opened counts as read, whether it fits or not.
 */
@Component
class WordSearch {

    private final JdbcClient jdbc;
    private final CaseSecrets secrets;
    private final Clock clock;

    WordSearch(JdbcClient jdbc, CaseSecrets secrets, Clock clock) {
        this.jdbc = jdbc;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** @param instances to be opened. @return those in which the words stand */
    @Transactional
    public Set<String> containing(String words, Collection<String> instances, String reader, String ground) {
        record Written(String instance, String caseNumber, String content) {
        }
        List<Written> all = jdbc.sql("""
                select process_instance, case_number, content from task_action
                where process_instance = any (?) and kind <> 'attach' and content <> ''""").param(instances.toArray(String[]::new))
                .query((row, number) -> new Written(row.getString(1), row.getString(2), row.getString(3))).list();
        jdbc.sql("insert into audit_ground (reader, stated_at, ground, cases) values (?, ?, ?, ?)").params(reader,
                clock.instant().atOffset(ZoneOffset.UTC), ground, (int) all.stream().map(Written::caseNumber).distinct().count()).update();
        Set<String> found = new HashSet<>();
        try (CaseSecrets.Reading reading = secrets.reading(reader)) {
            all.stream().filter(written -> reading.show(written.content()).contains(words)).map(Written::instance).forEach(found::add);
        }
        return found;
    }
}
