package cn.baolei;

import cn.baolei.engine.DeploymentCheck;
import java.util.List;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.test.context.TestContextAnnotationUtils;

/**
 * Lets the small diagrams that tests deploy pass unchecked: they have no drawing, no clauses, no deadlines. Not in a test that is
 * {@link BehindTheGate}.
 */
class FixturesCustomizerFactory implements ContextCustomizerFactory {

    @Override
    public ContextCustomizer createContextCustomizer(Class<?> test, List<ContextConfigurationAttributes> attributes) {
        return TestContextAnnotationUtils.hasAnnotation(test, SpringBootTest.class)
                && !TestContextAnnotationUtils.hasAnnotation(test, BehindTheGate.class) ? new OpenGate() : null;
    }

    /** A record, so that all are equal and the test framework goes on sharing contexts. */
    private record OpenGate() implements ContextCustomizer {

        @Override
        public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
            context.addBeanFactoryPostProcessor(factory -> {
                RootBeanDefinition open = new RootBeanDefinition(DeploymentCheck.class, () -> (person, files) -> List.of());
                open.setPrimary(true);
                ((BeanDefinitionRegistry) factory).registerBeanDefinition("openGate", open);
            });
        }
    }
}
