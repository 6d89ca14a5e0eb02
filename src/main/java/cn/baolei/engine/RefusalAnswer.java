package cn.baolei.engine;

import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import org.camunda.bpm.engine.rest.exception.ExceptionHandlerHelper;
import org.camunda.bpm.engine.rest.exception.RestException;
import org.glassfish.jersey.internal.spi.AutoDiscoverable;
import org.glassfish.jersey.spi.ExtendedExceptionMapper;

/**
 * Answers a {@link Refusal} with status 400 and its own words. The engine's resources would make of it a 500 that begins
 * "Cannot submit task form". Found by Jersey through META-INF/services, so that it stands at both doors: {@code /engine-rest}
 * and the {@code /camunda/api} of the web apps.
 */
public class RefusalAnswer implements AutoDiscoverable {

    /** Before the engine's own mapper of the same exception. */
    private static final int FIRST = 1;

    @Override
    public void configure(FeatureContext context) {
        context.register(new Mapper(), FIRST);
    }

    static final class Mapper implements ExtendedExceptionMapper<RestException> {

        @Override
        public boolean isMappable(RestException failure) {
            return PlainRefusals.in(failure).isPresent();
        }

        @Override
        public Response toResponse(RestException failure) {
            Refusal refusal = PlainRefusals.in(failure).orElseThrow();
            return Response.status(Status.BAD_REQUEST).type(MediaType.APPLICATION_JSON_TYPE)
                    .entity(ExceptionHandlerHelper.getInstance().fromException(refusal)).build();
        }
    }
}
