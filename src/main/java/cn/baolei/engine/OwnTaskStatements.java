package cn.baolei.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.ibatis.builder.xml.XMLMapperBuilder;
import org.apache.ibatis.session.Configuration;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.db.sql.DbSqlSessionFactory;

/** Puts the statements of {@code own-tasks.xml}, which hold a task query to {@link OwnTasks}, where the engine looks for its own. */
final class OwnTaskStatements {

    private static final String MAPPING = "own-tasks.xml";

    private OwnTaskStatements() {
    }

    static void install(ProcessEngineConfigurationImpl engine) {
        RememberedGetters.install();
        Configuration statements = engine.getSqlSessionFactory().getConfiguration();
        try (InputStream mapping = OwnTaskStatements.class.getResourceAsStream(MAPPING)) {
            new XMLMapperBuilder(mapping, statements, MAPPING, statements.getSqlFragments()).parse();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        DbSqlSessionFactory sessions = engine.getDbSqlSessionFactory();
        // A copy: the engine shares this map between all engines of the JVM.
        Map<String, String> names = new HashMap<>(sessions.getStatementMappings());
        names.put("selectTaskByQueryCriteria", "selectOwnTasks");
        names.put("selectTaskCountByQueryCriteria", "countOwnTasks");
        sessions.setStatementMappings(names);
    }
}
