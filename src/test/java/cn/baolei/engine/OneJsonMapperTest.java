package cn.baolei.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Providers;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.rest.impl.CamundaRestResources;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.server.ApplicationHandler;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.ResourceConfig;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.StaticApplicationContext;

class OneJsonMapperTest {

    private static final List<ObjectMapper> GIVEN = new ArrayList<>();

    /** Asks for its mapper as the engine's resources do. */
    @Path("/")
    public static class Asker {

        @Context
        private Providers providers;

        @GET
        public String ask() {
            GIVEN.add(providers.getContextResolver(ObjectMapper.class, MediaType.APPLICATION_JSON_TYPE).getContext(getClass()));
            return "";
        }
    }

    @Test
    void should_GiveTheSameMapper_When_AskedInTwoRequests() throws Exception {
        StaticApplicationContext beans = new StaticApplicationContext();
        beans.refresh();
        // Jersey's bridge to Spring looks for beans of its own otherwise.
        ApplicationHandler server = new ApplicationHandler(new ResourceConfig(CamundaRestResources.getConfigurationClasses())
                .register(Asker.class).property("contextConfig", beans));
        for (int request = 0; request < 2; request++) {
            server.apply(new ContainerRequest(URI.create("/"), URI.create("/"), "GET", null, new MapPropertiesDelegate(), null)).get();
        }
        assertThat(GIVEN).hasSize(2);
        assertThat(GIVEN.get(0)).isSameAs(GIVEN.get(1));
    }
}
