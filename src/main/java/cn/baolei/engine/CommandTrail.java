package cn.baolei.engine;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.AbstractNativeQuery;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.runtime.ProcessInstanceWithVariables;

/**
 * Remembers which commands are running, one within another, because a variable is read for two reasons: to answer whoever is signed
 * in, and to go on with a process, which may happen in the same request. A command that changes something goes on with a process,
 * and so does all that its listeners and delegates ask; a query, a getter and our own services answer the person.
 */
class CommandTrail extends CommandInterceptor {

    /** How the engine's own commands begin that hand out what they read. */
    private static final List<String> ANSWERS = List.of("Get", "ExecuteFilter", "Fetch", "Optimize");
    private static final ThreadLocal<CommandTrail.Run> RUN = new ThreadLocal<>();

    private final Supplier<VariableProtection> protection;
    private final ReturnedVariables returned;

    CommandTrail(Supplier<VariableProtection> protection, ReturnedVariables returned) {
        this.protection = protection;
        this.returned = returned;
    }

    @Override
    public <T> T execute(Command<T> command) {
        Run outer = RUN.get();
        if (outer != null) {
            return within(outer, command);
        }
        Run run = new Run(protection.get().begin());
        RUN.set(run);
        ClearValues.begin();
        try {
            T answer = within(run, command);
            run.work.finish();
            if (answer instanceof ProcessInstanceWithVariables started && started.getVariables() != null) {
                returned.account(started.getVariables(), started.getProcessInstanceId());
            }
            return answer;
        } finally {
            ClearValues.end();
            RUN.remove();
        }
    }

    private <T> T within(Run run, Command<T> command) {
        run.commands.push(command);
        try {
            return next.execute(command);
        } finally {
            run.commands.pop();
        }
    }

    static boolean isRunning() {
        return RUN.get() != null;
    }

    /** What the running command seals and opens values with. */
    static VariableProtection.Work work() {
        return RUN.get().work;
    }

    /** Whom a value read at this moment would answer; empty when the engine needs it itself. */
    static Optional<VariableProtection.Reader> reader() {
        Authentication person = Context.getCommandContext().getAuthentication();
        if (person == null || person.getUserId() == null || !RUN.get().commands.stream().allMatch(CommandTrail::answersAPerson)) {
            return Optional.empty();
        }
        return Optional.of(new VariableProtection.Reader(person.getUserId(),
                person.getGroupIds() == null ? List.of() : List.copyOf(person.getGroupIds()), false));
    }

    private static boolean answersAPerson(Command<?> command) {
        Class<?> type = command.getClass();
        return command instanceof AbstractQuery || command instanceof AbstractNativeQuery
                || !type.getName().startsWith("org.camunda.bpm.engine.impl.") || ANSWERS.stream().anyMatch(type.getSimpleName()::startsWith);
    }

    private static final class Run {

        private final Deque<Command<?>> commands = new ArrayDeque<>();
        private final VariableProtection.Work work;

        private Run(VariableProtection.Work work) {
            this.work = work;
        }
    }
}
