package cn.baolei.situation;

import cn.baolei.engine.ProcessBean;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.spin.plugin.variable.SpinValues;
import org.camunda.spin.plugin.variable.value.JsonValue;

/** Service task 汇集数字: what the forms show is counted now. */
@ProcessBean("compileSituation")
class CompileSituation implements JavaDelegate {

    private final SituationCompilation compilation;
    private final SituationView view;
    private final ObjectMapper json;

    CompileSituation(SituationCompilation compilation, SituationView view, ObjectMapper json) {
        this.compilation = compilation;
        this.view = view;
        this.json = json;
    }

    @Override
    public void execute(DelegateExecution execution) {
        SituationContent draft = compilation.compile(execution.getProcessBusinessKey(), execution.getTenantId());
        execution.setVariable("situationAsOf", view.time(draft.asOf()));
        execution.setVariable("situationItems", table(view.items(draft)));
        execution.setVariable("situationUnits", table(view.units(draft.units())));
        execution.setVariable("situationGaps", table(view.units(draft.gaps())));
        execution.setVariable("situationRollUp", !draft.units().isEmpty());
        execution.setVariable("situationCompleteness", view.completeness(draft));
        if (!execution.hasVariable("situationSummary")) {
            execution.setVariable("situationSummary", view.opening(draft));
        }
    }

    private JsonValue table(List<Map<String, String>> rows) {
        try {
            return SpinValues.jsonValue(json.writeValueAsString(rows)).create();
        } catch (JsonProcessingException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
