package cn.baolei.engine;

import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.db.entitymanager.DbEntityManager;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The case to which a value belongs, when the engine is about to write it. */
class CaseOfInstance {

    private final JdbcClient jdbc;

    CaseOfInstance(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param instance null for what belongs to none. @return the case number; of what has none, the name under which its key is kept */
    String of(String instance, DbEntityManager entities) {
        if (instance == null) {
            return "-";
        }
        // Also one that ends in this very transaction.
        return Stream.of(entities.getCachedEntity(ExecutionEntity.class, instance)).filter(found -> found != null)
                .map(ExecutionEntity::getBusinessKey).filter(key -> key != null).findFirst()
                .orElseGet(() -> kept(instance));
    }

    /**
     * @param task of the engine, written in this transaction or before
     * @return the instance in which the task is that it signs (会签); null when it signs none
     */
    String ofSigned(String task) {
        return jdbc.sql("""
                select signed.proc_inst_id_ from act_hi_taskinst signature join act_hi_taskinst signed on signed.id_ = signature.parent_task_id_
                where signature.id_ = ?""").param(task).query(String.class).optional().orElse(null);
    }

    boolean isKnown(String caseNumber) {
        return jdbc.sql("select exists (select 1 from act_hi_procinst where business_key_ = ?)").param(caseNumber).query(Boolean.class).single();
    }

    /** The same of an instance that has been written. */
    String kept(String instance) {
        return jdbc.sql("select business_key_ from act_hi_procinst where id_ = ? and business_key_ is not null").param(instance)
                .query(String.class).optional().orElse(HistoryJournal.WITHOUT_CASE + instance);
    }
}
