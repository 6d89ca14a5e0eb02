package cn.baolei.engine;

import java.util.Objects;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/**
 * Takes protected values out of the words of a failure before the engine logs it, keeps it with a job or an incident, or answers with
 * it: expressions, converters and parsers repeat what they could not digest. What a person is told of their own input stays as it is.
 */
class FailureWords extends CommandInterceptor {

    @Override
    public <T> T execute(Command<T> command) {
        try {
            return next.execute(command);
        } catch (RuntimeException failure) {
            throw isForItsKind(failure) || !tells(failure) ? failure : told(failure);
        }
    }

    /** By these others go on differently, and of the engine's own two the words name ids and permissions only. */
    private static boolean isForItsKind(RuntimeException failure) {
        return failure instanceof OptimisticLockingException || failure instanceof AuthorizationException
                || PlainRefusals.in(failure).isPresent() && Context.getCommandContext().getAuthentication() != null;
    }

    private static boolean tells(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (!Objects.equals(cause.getMessage(), ClearValues.hiddenIn(cause.getMessage()))) {
                return true;
            }
        }
        return false;
    }

    /** The same failure, of which the place and the kind of each cause are kept. */
    private static ProcessEngineException told(Throwable failure) {
        ProcessEngineException told = new ProcessEngineException(failure.getClass().getName() + ": " + ClearValues.hiddenIn(failure.getMessage()),
                failure.getCause() == null ? null : told(failure.getCause()));
        told.setStackTrace(failure.getStackTrace());
        return told;
    }
}
