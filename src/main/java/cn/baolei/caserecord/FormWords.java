package cn.baolei.caserecord;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What was filled in, in the words of the form as it was in the version that a case ran with. */
@Component
public class FormWords {

    /** @param value as the official read it */
    public record Entry(String key, String label, String value) {
    }

    /** A form of one version. */
    public static final class Form {

        private final FormFields fields;

        private Form(FormFields fields) {
            this.fields = fields;
        }

        /** Those of the values that are fields of the form and not empty, in the form's order. */
        public List<Entry> entries(Map<String, Object> values) {
            return fields.facts(values).stream().map(fact -> new Entry(fact.key(), fact.label(), fact.value())).toList();
        }

        /** Of its fields, by their keys, in the order of the form. */
        public Map<String, String> labels() {
            return fields.fields().stream().collect(Collectors.toMap(FormFields.Field::key, FormFields.Field::label, (first, again) -> first, LinkedHashMap::new));
        }
    }

    private final ModelWords words;

    FormWords(ModelWords words) {
        this.words = words;
    }

    /** Of a user task; a form without fields where it names none. @param definition id of the version */
    public Form ofTask(String definition, String task) {
        return new Form(words.of(definition, task));
    }

    /** By which a process is started by hand. */
    public Form ofStart(String definition) {
        return new Form(words.ofStart(definition));
    }

    /** Why a rule of a decision table says what it says; empty when its author gave no reason. @param decision id of the version */
    public String ruleAnnotation(String decision, String rule) {
        return words.ruleAnnotation(decision, rule);
    }
}
