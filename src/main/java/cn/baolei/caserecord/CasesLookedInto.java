package cn.baolei.caserecord;

import cn.baolei.engine.Refusal;
import cn.baolei.protection.ErasureRule;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is protected of a case may be evidence as long as a clue rests on it and the procedure about that has not ended. */
@Component
class CasesLookedInto implements ErasureRule {

    private final JdbcClient jdbc;

    CasesLookedInto(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void check(String caseNumber) {
        // The history of a procedure that is not there any more has been cleaned up: it ended long ago.
        if (jdbc.sql("""
                select exists (select 1 from clue where case_number = ? and (instance is null or exists (
                select 1 from act_hi_procinst procedure where procedure.id_ = clue.instance and procedure.end_time_ is null)))""")
                .param(caseNumber).query(Boolean.class).single()) {
            throw new Refusal("案件" + caseNumber + "有问责线索尚未办结，受保护信息是查办依据，不能销毁");
        }
    }
}
