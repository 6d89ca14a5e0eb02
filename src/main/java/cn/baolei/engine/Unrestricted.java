package cn.baolei.engine;

import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Lets one of our own services do for a person what the engine's permissions have no word for, after the service has decided
 * that this person may. The engine still records who acted.
 */
@Component
public class Unrestricted {

    private final ObjectProvider<ProcessEngineConfigurationImpl> configuration;

    Unrestricted(ObjectProvider<ProcessEngineConfigurationImpl> configuration) {
        this.configuration = configuration;
    }

    /** In one transaction, that of the caller where there is one; a failure takes all of it back. */
    public <T> T call(Supplier<T> action) {
        CommandExecutor executor = configuration.getObject().getCommandExecutorTxRequired();
        return executor.execute(context -> context.runWithoutAuthorization(() -> inAllOrganisations(context, action)));
    }

    private static <T> T inAllOrganisations(CommandContext context, Supplier<T> action) {
        boolean restricted = context.isTenantCheckEnabled();
        context.disableTenantCheck();
        try {
            return action.get();
        } finally {
            if (restricted) {
                context.enableTenantCheck();
            }
        }
    }
}
