package cn.baolei.screening;

import cn.baolei.sheet.RowFault;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/** What officials do outside of Tasklist, in the words of a test; import it. */
public class ScreeningDesk {

    public static final String HEADER = "姓名,类别,班级或部门,身份证件号码,出生日期,联系电话,体温,健康状况,出省情况,出省地点,返回日期,现所在位置,处置意见,已立病例编号,备注\n";

    /** How an upload ended. */
    public record Taken(int added, int doubles, List<RowFault> faults, String refusal) {
    }

    private final UnitTable units;
    private final Uploads uploads;
    private final UploadedRows rows;
    private final UploadTable table;
    private final Submission submission;
    private final Concealment concealment;

    ScreeningDesk(UnitTable units, Uploads uploads, UploadedRows rows, UploadTable table, Submission submission, Concealment concealment) {
        this.units = units;
        this.uploads = uploads;
        this.rows = rows;
        this.table = table;
        this.submission = submission;
        this.concealment = concealment;
    }

    /** Somebody well who stayed in the province. */
    public static String well(int number) {
        return "学生%04d,学生,三年级一班,,2010-01-01,,36.5,,,,,,,,\n".formatted(number);
    }

    public static String feverish(int number) {
        return "学生%04d,学生,三年级一班,,2010-01-01,13900000000,38.2,发热,,,,隔离室,,,\n".formatted(number);
    }

    public static String feverishLeftAlone(int number) {
        return "学生%04d,学生,三年级一班,,2010-01-01,13900000000,38.2,发热,,,,家中,不处置,,家长称已好转\n".formatted(number);
    }

    public static String returned(int number, String day) {
        return "教师%04d,教师,语文组,,1980-01-01,13900000001,36.4,正常,已返回,湖北,%s,家中,,,\n".formatted(number, day);
    }

    /** Uploads a list with the heading in front, and waits until its rows are taken. */
    public Taken upload(String round, String organisation, String list, String by) {
        return upload(round, organisation, (HEADER + list).getBytes(StandardCharsets.UTF_8), by);
    }

    public Taken upload(String round, String organisation, byte[] file, String by) {
        UUID id = send(round, organisation, file, by);
        rows.take(id);
        Upload taken = table.find(id).orElseThrow();
        return new Taken(taken.added(), taken.doubles(), taken.faults(), taken.refusal());
    }

    /** Sends a list; the application takes its rows when it gets to it. */
    public UUID send(String round, String organisation, byte[] file, String by) {
        return uploads.accept(units.find(round, organisation).orElseThrow(), "名单", file, by);
    }

    /** 书记 corrects what was submitted. */
    public void correct(String round, String organisation, int expected, int registered, int exceptions, int away, String reason, String by) {
        submission.correct(units.find(round, organisation).orElseThrow(), new Figures(expected, registered, exceptions, away), reason, by);
    }

    /** What the look-out does every few minutes. */
    public void lookForConcealment() {
        concealment.findUnhandled();
        concealment.findFalseZeros();
    }
}
