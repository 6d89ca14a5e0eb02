package cn.baolei.engine;

import java.util.Map;
import org.camunda.bpm.engine.repository.ProcessDefinition;

/** Says to which organisation a new process instance belongs. */
public interface StartingOrganisation {

    /**
     * @param definition the process being started; never called for a called process, which stays with its caller
     * @param variables  what the instance is started with
     * @return the code of the organisation, which becomes the instance's tenant; never null, because an instance without a
     *         tenant would be visible to everybody
     * @throws Refusal when none can be told or the person may not start the process there
     */
    String organisationFor(ProcessDefinition definition, Map<String, Object> variables);
}
