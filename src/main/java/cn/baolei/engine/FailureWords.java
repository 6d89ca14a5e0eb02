package cn.baolei.engine;

import java.util.Objects;
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
            boolean toThePerson = PlainRefusals.in(failure).isPresent() && Context.getCommandContext().getAuthentication() != null;
            throw toThePerson || !tells(failure) ? failure : told(failure);
        }
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
