package cn.baolei.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.ContextResolver;
import org.camunda.bpm.engine.rest.mapper.JacksonConfigurator;
import org.glassfish.jersey.internal.spi.AutoDiscoverable;

/**
 * One JSON mapper for all requests to the engine's REST resources. The engine makes a new one for each, which finds out anew of what a task
 * query consists: a tenth of the work of a list in Tasklist (docs/decisions/0008-task-list-speed.md). Found by Jersey through
 * META-INF/services.
 */
public class OneJsonMapper implements AutoDiscoverable {

    /** Before the engine's own. */
    private static final int FIRST = 1;

    @Override
    public void configure(FeatureContext context) {
        context.register(new Resolver(), FIRST);
    }

    @Produces(MediaType.APPLICATION_JSON)
    static final class Resolver implements ContextResolver<ObjectMapper> {

        private final ObjectMapper mapper = JacksonConfigurator.configureObjectMapper(new ObjectMapper());

        @Override
        public ObjectMapper getContext(Class<?> type) {
            return mapper;
        }
    }
}
