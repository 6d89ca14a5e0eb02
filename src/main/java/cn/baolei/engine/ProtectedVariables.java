package cn.baolei.engine;

import java.util.function.Supplier;
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
import org.springframework.util.function.SingletonSupplier;

/** What is replaced in the engine so that protected variables are sealed when written and opened or masked when read. */
@Component
class ProtectedVariables {

    private final Supplier<VariableProtection> protection;
    private final Supplier<JdbcClient> jdbc;
    private final ReturnedVariables returned;
    private final ObjectProvider<HistoryJournal> journal;

    ProtectedVariables(ObjectProvider<VariableProtection> protection, ObjectProvider<JdbcClient> jdbc, ReturnedVariables returned,
                       ObjectProvider<HistoryJournal> journal) {
        this.protection = SingletonSupplier.of(protection::getObject);
        this.jdbc = SingletonSupplier.of(jdbc::getObject);
        this.returned = returned;
        this.journal = journal;
    }

    /** A new one for each chain of interceptors. */
    CommandInterceptor trail() {
        return new CommandTrail(protection, returned);
    }

    /** Once the engine's own services are set. */
    void accountForReturned(ProcessEngineConfigurationImpl configuration) {
        returned.install(configuration);
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
                        Context.getCommandContext().getSession(PersistenceSession.class), protection.get(),
                        new CaseOfInstance(jdbc.get()), journal::getObject);
            }
        };
    }

    /** Whether the number is new, or of a case that this person may read. */
    boolean mayStartUnder(String caseNumber, VariableProtection.Reader person) {
        return !new CaseOfInstance(jdbc.get()).isKnown(caseNumber) || protection.get().mayRead(person, caseNumber);
    }

    void prepare(ProcessEngineConfigurationImpl configuration) {
        DefaultVariableSerializers opening = new DefaultVariableSerializers();
        configuration.getVariableSerializers().getSerializers()
                .forEach(plain -> opening.addSerializer(new ProtectedSerializer(plain, protection.get())));
        configuration.setVariableTypes(opening);
    }
}
