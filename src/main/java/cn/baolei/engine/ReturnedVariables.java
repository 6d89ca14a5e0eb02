package cn.baolei.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.FormServiceImpl;
import org.camunda.bpm.engine.impl.TaskServiceImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Variables that are handed back by a command which goes on with a process ({@code withVariablesInReturn}). The process works with
 * them in clear; whoever asked gets them by the rules of reading, and the reading is written down.
 */
@Component
class ReturnedVariables {

    private final ObjectProvider<VariableProtection> protection;
    private final ObjectProvider<CurrentUser> currentUser;
    private final ObjectProvider<JdbcClient> jdbc;

    ReturnedVariables(ObjectProvider<VariableProtection> protection, ObjectProvider<CurrentUser> currentUser, ObjectProvider<JdbcClient> jdbc) {
        this.protection = protection;
        this.currentUser = currentUser;
        this.jdbc = jdbc;
    }

    void install(ProcessEngineConfigurationImpl configuration) {
        configuration.setTaskService(new Tasks(this));
        configuration.setFormService(new Forms(this));
    }

    /** Changes the variables to what the signed-in person may read of them. @param instance to which they belong */
    void account(VariableMap variables, String instance) {
        Optional<String> user = currentUser.getObject().id();
        Set<String> names = Set.copyOf(variables.keySet());
        if (user.isEmpty() || names.stream().noneMatch(protection.getObject()::covers)) {
            return;
        }
        VariableProtection.Reader reader = new VariableProtection.Reader(user.get(), List.copyOf(currentUser.getObject().groups()), false);
        String caseNumber = new CaseOfInstance(jdbc.getObject()).kept(instance);
        VariableProtection.Work work = protection.getObject().begin();
        names.stream().filter(protection.getObject()::covers).filter(name -> variables.get(name) != null)
                .filter(name -> !work.shows(reader, caseNumber, name))
                .forEach(name -> variables.putValueTyped(name, Variables.stringValue(masked(name, variables.get(name)))));
        work.finish();
    }

    private String masked(String name, Object value) {
        String text = value.toString();
        return text.startsWith("[") || text.startsWith("{") ? protection.getObject().maskJson(name, text) : protection.getObject().mask(name, text);
    }

    private VariableMap ofTask(CommandExecutor commands, String taskId, Supplier<VariableMap> completing) {
        if (CommandTrail.isRunning()) {
            return completing.get();
        }
        String instance = commands.execute(context -> Optional.ofNullable(Context.getCommandContext().getTaskManager().findTaskById(taskId))
                .map(TaskEntity::getProcessInstanceId).orElse(null));
        VariableMap variables = completing.get();
        if (instance != null && variables != null) {
            account(variables, instance);
        }
        return variables;
    }

    private static final class Tasks extends TaskServiceImpl {

        private final ReturnedVariables returned;

        private Tasks(ReturnedVariables returned) {
            this.returned = returned;
        }

        @Override
        public VariableMap completeWithVariablesInReturn(String taskId, Map<String, Object> variables, boolean deserializeValues) {
            return returned.ofTask(commandExecutor, taskId, () -> super.completeWithVariablesInReturn(taskId, variables, deserializeValues));
        }
    }

    private static final class Forms extends FormServiceImpl {

        private final ReturnedVariables returned;

        private Forms(ReturnedVariables returned) {
            this.returned = returned;
        }

        @Override
        public VariableMap submitTaskFormWithVariablesInReturn(String taskId, Map<String, Object> properties, boolean deserializeValues) {
            return returned.ofTask(commandExecutor, taskId, () -> super.submitTaskFormWithVariablesInReturn(taskId, properties, deserializeValues));
        }
    }
}
