package cn.baolei.access;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baolei.clue.Jurisdiction;
import cn.baolei.engine.VariableProtection;
import cn.baolei.engine.VariableProtection.Reader;
import cn.baolei.process.ForeignCases;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What belonged to an organisation that was merged, and a shift of which runs, is its successor's business, and nobody else's beside it. */
@OverHttp
class MergedOrganisationTest {

    private static final String CLOSED = ForeignCases.SCHOOL;
    private static final String SUCCESSOR = "yanshi-xx1";
    private static final String BESIDE = "yanshi-xx2";
    private static final String LETTER = "联函〔2020〕7413号";

    @Autowired
    private ForeignCases cases;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private Jurisdiction jurisdiction;
    @Autowired
    private VariableProtection protection;
    @LocalServerPort
    private int port;

    private Merger merger;

    @BeforeEach
    void merge() {
        cases.running();
        jdbc.sql("update duty_shift set started_at = starts_at, ends_at = now() + interval '1 hour' where organisation = ?").param(CLOSED).update();
        jdbc.sql("insert into public_notice (process_instance, case_number, organisation, stage, nominee_name, nominee_unit, deeds, opened_at, ends_at)"
                + " values ('merged-notice', 'XJ-1', ?, 'first', '合并前的公示', '班', '事迹', now() - interval '1 day', now() + interval '1 day')")
                .param(CLOSED).update();
        jdbc.sql("insert into joint_letter (process_instance_id, organisation, number, case_number, agency_kind, agency_name, matter, letter_text,"
                + " registered_at, dispatched_at) values ('merged-letter', ?, ?, 'LF-1', 'cdc', '疾控中心', '协查', '请协查', now(), now())")
                .params(CLOSED, LETTER).update();
        merger = new Merger(port, CLOSED, SUCCESSOR);
    }

    @AfterEach
    void takeBack() {
        merger.close();
        jdbc.sql("delete from public_notice where process_instance = 'merged-notice'").update();
        jdbc.sql("delete from joint_letter where process_instance_id = 'merged-letter'").update();
        jdbc.sql("update duty_shift set started_at = null where organisation = ?").param(CLOSED).update();
    }

    @Test
    void should_WorkOnItsRegistration_When_AScreeningRoundRuns() {
        Caller counsellor = new Caller(port, SUCCESSOR + ".counsellor");
        assertThat(counsellor.call("GET", "/screening", null, null).body()).contains("PC-7413");
        assertThat(status(counsellor, "/screening/PC-7413")).isEqualTo(200);
        assertThat(status(counsellor, "/screening/PC-7413/" + CLOSED)).isEqualTo(200);
        Caller beside = new Caller(port, BESIDE + ".counsellor");
        assertThat(beside.call("GET", "/screening", null, null).body()).doesNotContain("PC-7413");
        assertThat(status(beside, "/screening/PC-7413")).isEqualTo(404);
        assertThat(status(beside, "/screening/PC-7413/" + CLOSED)).isEqualTo(404);
    }

    @Test
    void should_LookAfterItsShift_When_ARosterIsLeft() {
        String shift = "/duty/shifts/" + jdbc.sql("select id from duty_shift where organisation = ?").param(CLOSED).query(Long.class).single();
        Caller member = new Caller(port, SUCCESSOR + ".member");
        assertThat(member.call("GET", "/duty", null, null).body()).contains("value=\"" + CLOSED + "\"");
        assertThat(status(member, "/duty?organisation=" + CLOSED)).isEqualTo(200);
        assertThat(member.call("GET", shift, null, null).body()).doesNotContain("换班、顶班");
        assertThat(new Caller(port, SUCCESSOR + ".duty-leader").call("GET", shift, null, null).body()).contains("换班、顶班");
        assertThat(new Caller(port, "xining-chengdong.duty-leader").call("GET", shift, null, null).body()).contains("抽查点名");
        Caller beside = new Caller(port, BESIDE + ".duty-leader");
        assertThat(status(beside, "/duty?organisation=" + CLOSED)).isEqualTo(404);
        assertThat(status(beside, shift)).isEqualTo(404);
    }

    @Test
    void should_SeeItsNotices_When_TheyAreStillOpen() {
        assertThat(new Caller(port, SUCCESSOR + ".member").call("GET", "/notices", null, null).body()).contains("合并前的公示");
        assertThat(new Caller(port, SUCCESSOR + "-zb1.member").call("GET", "/notices", null, null).body()).contains("合并前的公示");
        assertThat(new Caller(port, BESIDE + ".member").call("GET", "/notices", null, null).body()).doesNotContain("合并前的公示");
    }

    /** No procedure waits behind the letter here: found but closed is 409, not the reader's business 404. */
    @Test
    void should_HandInReplies_When_ItsLettersAreAnswered() {
        String reply = "{\"caseNumber\":\"LF-1\",\"letterNumber\":\"" + LETTER + "\",\"reply\":\"已安排\",\"receivedAt\":\"2020-02-10T10:30+08:00\"}";
        assertThat(new Caller(port, SUCCESSOR + ".office-director").call("POST", "/api/joint-replies", "application/json", reply).status())
                .isEqualTo(409);
        assertThat(new Caller(port, BESIDE + ".office-director").call("POST", "/api/joint-replies", "application/json", reply).status())
                .isEqualTo(404);
    }

    @Test
    void should_AnswerForItsOfficials_When_AClueIsFound() {
        assertThat(jurisdiction.handling(CLOSED, CLOSED + ".reporter")).isEqualTo(SUCCESSOR);
        assertThat(jurisdiction.handling(CLOSED, CLOSED + ".secretary")).as("whoever manages them now").isEqualTo("xining-chengdong");
    }

    @Test
    void should_ReadItsCasesInClear_When_TheSecretaryIsAskedFor() {
        String number = cases.numberOf(cases.running());
        assertThat(protection.mayRead(new Reader(SUCCESSOR + ".secretary", List.of(), false), number)).isTrue();
        assertThat(protection.mayRead(new Reader(BESIDE + ".secretary", List.of(), false), number)).isFalse();
    }

    private static int status(Caller caller, String path) {
        return caller.call("GET", path, null, null).status();
    }
}
