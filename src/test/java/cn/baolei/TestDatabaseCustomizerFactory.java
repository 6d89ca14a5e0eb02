package cn.baolei;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.test.context.TestContextAnnotationUtils;

/** Points every {@code @SpringBootTest} at a {@link TestDatabase}; registered in META-INF/spring.factories. */
class TestDatabaseCustomizerFactory implements ContextCustomizerFactory {

    /** Made by the first test that needs them. */
    private static final String MASTER_KEY = "target/test-master.key";
    private static final String JOURNAL_KEY = "target/test-journal.key";

    @Override
    public ContextCustomizer createContextCustomizer(Class<?> test, List<ContextConfigurationAttributes> attributes) {
        return TestContextAnnotationUtils.hasAnnotation(test, SpringBootTest.class) ? new FreshDatabase() : null;
    }

    /** A record, so that all are equal and the test framework goes on sharing contexts. */
    private record FreshDatabase() implements ContextCustomizer {

        @Override
        public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
            TestDatabase database = TestDatabase.create();
            // First of all sources: the tests must never reach a database that the developer's environment names.
            Map<String, Object> properties = new HashMap<>(database.properties());
            properties.put("baolei.protection.master-key-file", MASTER_KEY);
            properties.put("baolei.journal.key-file", JOURNAL_KEY);
            context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("testDatabase", properties));
        }
    }
}
