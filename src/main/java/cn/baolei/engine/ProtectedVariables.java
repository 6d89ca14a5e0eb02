package cn.baolei.engine;

import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.db.PersistenceSession;
import org.camunda.bpm.engine.impl.db.entitymanager.DbEntityManager;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.variable.serializer.DefaultVariableSerializers;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is replaced in the engine so that protected variables are sealed when written and opened or masked when read. */
@Component
class ProtectedVariables {

    private final ObjectProvider<VariableProtection> protection;
    private final ObjectProvider<JdbcClient> jdbc;

    ProtectedVariables(ObjectProvider<VariableProtection> protection, ObjectProvider<JdbcClient> jdbc) {
        this.protection = protection;
        this.jdbc = jdbc;
    }

    /** A new one for each chain of interceptors. */
    CommandInterceptor trail() {
        return new CommandTrail(protection);
    }

    SessionFactory entityManagers() {
        return new SessionFactory() {
            @Override
            public Class<?> getSessionType() {
                return DbEntityManager.class;
            }

            @Override
            public Session openSession() {
                return new SealingEntityManager(Context.getProcessEngineConfiguration().getIdGenerator(),
                        Context.getCommandContext().getSession(PersistenceSession.class), protection.getObject(),
                        new CaseOfInstance(jdbc.getObject()));
            }
        };
    }

    /** Whether the number is new, or of a case that this person may read. */
    boolean mayStartUnder(String caseNumber, VariableProtection.Reader person) {
        return !new CaseOfInstance(jdbc.getObject()).isKnown(caseNumber) || protection.getObject().mayRead(person, caseNumber);
    }

    void prepare(ProcessEngineConfigurationImpl configuration) {
        DefaultVariableSerializers opening = new DefaultVariableSerializers();
        configuration.getVariableSerializers().getSerializers()
                .forEach(plain -> opening.addSerializer(new ProtectedSerializer(plain, protection.getObject())));
        configuration.setVariableTypes(opening);
        makeRoom();
    }

    /** A sealed text is longer than what was typed; the engine's columns end at 4,000 characters. Changes the catalogue only. */
    private void makeRoom() {
        jdbc.getObject().sql("""
                select table_name from information_schema.columns
                where table_schema = current_schema and column_name = 'text_' and data_type = 'character varying'
                and table_name in ('act_ru_variable', 'act_hi_varinst', 'act_hi_detail', 'act_hi_dec_in', 'act_hi_dec_out')""")
                .query(String.class).list()
                .forEach(table -> jdbc.getObject().sql("alter table " + table + " alter column text_ type text").update());
    }
}
