package cn.baolei.access;

import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.rest.exception.RestException;
import org.camunda.bpm.engine.rest.util.EngineUtil;
import org.glassfish.jersey.internal.spi.AutoDiscoverable;
import org.glassfish.jersey.spi.ExtendedExceptionMapper;

/**
 * A task or filter that is somebody else's answers like one that does not exist. The engine says 403 to the one and 404 or 500 to
 * the other, so that ids could be tried. Found by Jersey through META-INF/services, at {@code /engine-rest} and {@code /camunda/api}.
 */
public class UnseenIsUnknown implements AutoDiscoverable {

    /** Before the engine's own mappers of the same exceptions. */
    private static final int FIRST = 1;

    @Override
    public void configure(FeatureContext context) {
        context.register(new OfAuthorization(), FIRST);
        context.register(new OfEngine(), FIRST);
        context.register(new OfRest(), FIRST);
        context.register(new OfNothing(), FIRST);
    }

    private abstract static class Mapper<T extends Throwable> implements ExtendedExceptionMapper<T> {

        private static final Pattern ONE = Pattern.compile("(engine/[^/]+/)?(task|filter)/[^/]+(/.*)?");
        private static final Pattern UNKNOWN = Pattern.compile("(?is).*(cannot find task|no matching (task|filter)|no filter found"
                + "|(task|filter) .*does not exist|\"?(task|filter)\"? is null|permission on resource .* of type '(task|filter)').*");

        @Context
        UriInfo address;

        @Override
        public boolean isMappable(T failure) {
            return ONE.matcher(address.getPath()).matches() && isUnseenOrUnknown(failure);
        }

        @Override
        public Response toResponse(T failure) {
            return Response.status(Status.NOT_FOUND).type(MediaType.APPLICATION_JSON_TYPE)
                    .entity(Map.of("type", "NotFound", "message", "没有这一项，或者它不归您办理")).build();
        }

        private static boolean isUnseenOrUnknown(Throwable failure) {
            for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                if (cause instanceof AuthorizationException || cause.getMessage() != null && UNKNOWN.matcher(cause.getMessage()).matches()) {
                    return true;
                }
            }
            return false;
        }
    }

    static final class OfAuthorization extends Mapper<AuthorizationException> {
    }

    static final class OfEngine extends Mapper<ProcessEngineException> {
    }

    static final class OfRest extends Mapper<RestException> {
    }

    /**
     * The engine asks a task that is not there for its form. The failure cannot be told by its words: a JVM that has met it often leaves
     * them out.
     */
    static final class OfNothing extends Mapper<NullPointerException> {

        private static final Pattern FORM = Pattern.compile("(?:engine/[^/]+/)?task/([^/]+)/.*form.*");

        @Override
        public boolean isMappable(NullPointerException failure) {
            Matcher form = FORM.matcher(address.getPath());
            return form.matches() && EngineUtil.lookupProcessEngine(null).getTaskService().createTaskQuery().taskId(form.group(1)).count() == 0;
        }
    }
}
