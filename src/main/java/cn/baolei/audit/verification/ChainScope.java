package cn.baolei.audit.verification;

import cn.baolei.audit.AuditScope.Granted;
import cn.baolei.journal.Chains;
import cn.baolei.taskwork.Confidential;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whether a chain is of a case that somebody may audit. Both the history and the journal are asked, because either may have been tampered
 * with, and history goes lawfully in the end; what either of them gives to others is nobody else's.
 */
@Component
class ChainScope {

    private record Told(String tenant, String process) {
    }

    private final JdbcClient jdbc;

    ChainScope(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean covers(Granted granted, String chain) {
        if (!chain.startsWith(Chains.CASE) && !chain.startsWith(Chains.INSTANCE)) {
            return true;
        }
        boolean isCase = chain.startsWith(Chains.CASE);
        String id = chain.substring(chain.indexOf(':') + 1);
        List<Told> history = jdbc.sql("select tenant_id_ as tenant, proc_def_key_ as process from act_hi_procinst where "
                + (isCase ? "business_key_" : "id_") + " = ?").param(id).query(Told.class).list();
        List<Told> told = history.isEmpty() ? journal(chain) : history;
        return told.stream().anyMatch(one -> granted.covers(one.tenant(), one.process(), isCase ? id : null))
                && told.stream().noneMatch(one -> Confidential.PROCESSES.contains(one.process()));
    }

    private List<Told> journal(String chain) {
        return jdbc.sql("""
                select body::jsonb #>> '{facts,tenant}' as tenant, split_part(body::jsonb #>> '{facts,definition}', ':', 1) as process
                from journal_entry where chain = ? and kind = 'process-instance' and body is json order by seq""").param(chain).query(Told.class).list();
    }
}
