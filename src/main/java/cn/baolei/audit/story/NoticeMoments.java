package cn.baolei.audit.story;

import cn.baolei.audit.story.CaseStory.Kind;
import cn.baolei.engine.OfficialTime;
import cn.baolei.organisation.OrganisationDirectory;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Notifications and what became of them, all recipients of one together. */
@Component
@Order(9)
class NoticeMoments implements Source {

    private static final int TOLD = 3;

    private record Row(String key, String recipient, String channel, String state, String organisation, String task, String subject, Instant at,
                       Instant sent, Instant read) {
    }

    private final JdbcClient jdbc;
    private final OrganisationDirectory directory;

    NoticeMoments(JdbcClient jdbc, OrganisationDirectory directory) {
        this.jdbc = jdbc;
        this.directory = directory;
    }

    @Override
    public Stream<Told> of(Matter matter) {
        Names names = new Names(directory);
        Map<String, List<Row>> notices = jdbc.sql("select * from notification where case_number = ? order by created_at, recipient, channel desc")
                .param(matter.caseNumber()).query((row, number) -> new Row(row.getString("dedup_key"), row.getString("recipient"), row.getString("channel"),
                        row.getString("state"), row.getString("organisation"), row.getString("task_id"), row.getString("subject"),
                        Times.of(row, "created_at"), Times.of(row, "sent_at"), Times.of(row, "read_at"))).list().stream()
                .filter(row -> row.task() == null ? matter.reader().tenants().contains(row.organisation()) : matter.tasks().containsKey(row.task()))
                .collect(Collectors.groupingBy(Row::key, LinkedHashMap::new, Collectors.toList()));
        return notices.values().stream().map(rows -> told(rows, matter, names));
    }

    private static Told told(List<Row> rows, Matter matter, Names names) {
        Row first = rows.get(0);
        Map<String, List<Row>> byRecipient = rows.stream().collect(Collectors.groupingBy(Row::recipient, LinkedHashMap::new, Collectors.toList()));
        String words = "“" + first.subject() + "”：" + byRecipient.entrySet().stream().map(entry -> names.person(entry.getKey()) + "（"
                + entry.getValue().stream().map(NoticeMoments::fate).collect(Collectors.joining("；")) + "）").collect(Collectors.joining("、"));
        return matter.task(first.task()).map(visit -> Told.in(visit, TOLD, first.at(), Kind.NOTICE, null, words))
                .orElseGet(() -> Told.beside(first.at(), Told.LAST - 5, Kind.NOTICE, null, first.organisation(), null, words));
    }

    private static String fate(Row row) {
        if ("inbox".equals(row.channel())) {
            return row.read() == null ? "收件箱，未读" : "收件箱，" + OfficialTime.minute(row.read()) + "已读";
        }
        return switch (row.state()) {
            case "sent" -> "邮件，" + OfficialTime.minute(row.sent()) + "已发出";
            case "failed" -> "邮件，未能发出";
            default -> "邮件，待发出";
        };
    }
}
