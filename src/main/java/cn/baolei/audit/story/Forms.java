package cn.baolei.audit.story;

import cn.baolei.caserecord.FormWords;
import cn.baolei.caserecord.FormWords.Form;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** The forms of versions, each read once: what is deployed does not change. */
@Component
class Forms {

    private final Map<String, Form> known = new ConcurrentHashMap<>();
    private final FormWords words;

    Forms(FormWords words) {
        this.words = words;
    }

    Form ofTask(Visit visit) {
        return known.computeIfAbsent(visit.definition() + " " + visit.activity(), any -> words.ofTask(visit.definition(), visit.activity()));
    }

    Form ofStart(String definition) {
        return known.computeIfAbsent(definition, words::ofStart);
    }

    /** Labels of all fields that the forms of the case have, by their keys. */
    Map<String, String> labels(Matter matter) {
        Map<String, String> labels = new HashMap<>();
        matter.runs().values().forEach(run -> ofStart(run.definition()).labels().forEach(labels::putIfAbsent));
        matter.tasks().values().forEach(visit -> ofTask(visit).labels().forEach(labels::putIfAbsent));
        return labels;
    }
}
