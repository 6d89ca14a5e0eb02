package cn.baolei.audit.story;

import cn.baolei.audit.story.CaseStory.Kind;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who read protected fields of the case in clear. */
@Component
@Order(12)
class ReadingMoments implements Source {

    /** Columns of our own tables, as the record of readings names them. */
    private static final Map<String, String> COLUMNS = Map.of("task_action.content", "意见和理由", "attachment.name", "附件名称", "attachment.content", "附件内容",
            "report_version.content", "报告内容", "countersign_vote.opinion", "会签意见", "joint_letter.letter_text", "函件", "joint_letter.reply", "复函",
            "recusal.reason", "回避理由", "report.instruction", "批示", "report_leg.return_reason", "退回理由");

    private final JdbcClient jdbc;
    private final Forms forms;

    ReadingMoments(JdbcClient jdbc, Forms forms) {
        this.jdbc = jdbc;
        this.forms = forms;
    }

    @Override
    public Stream<Told> of(Matter matter) {
        Map<String, String> labels = forms.labels(matter);
        return jdbc.sql("select reader, read_at, fields, door from protected_read where case_number = ? order by id").param(matter.caseNumber())
                .query((row, number) -> Told.beside(Times.of(row, "read_at"), Told.LAST - 6, Kind.READING, row.getString("reader"), null, null,
                        "查阅明文：" + Arrays.stream((String[]) row.getArray("fields").getArray()).map(field -> COLUMNS.getOrDefault(field,
                                labels.getOrDefault(field, field))).distinct().collect(Collectors.joining("、")) + place(row.getString("door")))).list().stream();
    }

    private static String place(String door) {
        return "-".equals(door) ? "" : "（入口 " + door + "）";
    }
}
