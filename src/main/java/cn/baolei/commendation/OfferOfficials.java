package cn.baolei.commendation;

import cn.baolei.engine.ProcessBean;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.spin.Spin;

/** Creation of a task in which a person is chosen: whom the select offers, in {@code officialOptions}. */
@ProcessBean("offerOfficials")
class OfferOfficials implements TaskListener {

    private final Cadres cadres;

    OfferOfficials(Cadres cadres) {
        this.cadres = cadres;
    }

    @Override
    public void notify(DelegateTask task) {
        List<Map<String, String>> options = cadres.officials(task.getExecution().getTenantId()).entrySet().stream()
                .map(one -> Map.of("label", one.getValue(), "value", one.getKey())).toList();
        task.getExecution().setVariable("officialOptions", Spin.JSON(options));
    }
}
