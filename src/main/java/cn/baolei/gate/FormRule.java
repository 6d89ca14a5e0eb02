package cn.baolei.gate;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** A form is one that Tasklist can show and the server can judge (docs/forms.md; docs/modelling.md, “Forms”). */
@Component
class FormRule implements ModelRule {

    private static final Set<String> CONTAINERS = Set.of("group", "dynamiclist");
    private static final Set<String> FIELDS = Set.of("textfield", "textarea", "number", "checkbox", "checklist", "radio", "select", "taglist", "datetime");
    /** Tasklist shows {@code expression} too, but while it computes, text being typed in other fields gets lost. */
    private static final Set<String> SHOWN = Set.of("table", "html", "text", "image", "spacer", "separator");
    private static final int NEWEST_SCHEMA = 16;

    @Override
    public List<Finding> check(Submission submission) {
        return submission.forms().entrySet().stream().flatMap(file -> new OneForm(file).findings()).toList();
    }

    private static final class OneForm {

        private final String file;
        private final JsonNode form;
        private final List<Finding> findings = new ArrayList<>();

        private OneForm(Map.Entry<String, JsonNode> file) {
            this.file = file.getKey();
            this.form = file.getValue();
        }

        private Stream<Finding> findings() {
            whole(file.substring(file.lastIndexOf('/') + 1).equals(form.path("id").asText() + ".form"), "表单的标识（ID）与文件名不一致");
            whole(form.path("executionPlatform").asText().equals("Camunda Platform"), "表单不是为 Camunda 7（Camunda Platform）画的");
            whole(form.path("schemaVersion").asInt(Integer.MAX_VALUE) <= NEWEST_SCHEMA, "表单的格式版本（schemaVersion）太新，待办页面显示不了，最高 " + NEWEST_SCHEMA);
            whole(form.path("components").isArray(), "表单里没有字段");
            level(form, "", new HashSet<>());
            return findings.stream();
        }

        private void whole(boolean holds, String fault) {
            if (!holds) {
                findings.add(Finding.of(file, fault));
            }
        }

        private void level(JsonNode parent, String prefix, Set<String> keys) {
            for (JsonNode component : parent.path("components")) {
                String type = component.path("type").asText();
                String own = FormComponents.key(component);
                component(component, type, own, prefix + own, keys);
                boolean list = type.equals("dynamiclist");
                boolean nested = type.equals("group") && !own.isBlank();
                level(component, list ? "" : nested ? prefix + own + "." : prefix, list ? new HashSet<>() : keys);
            }
        }

        private void component(JsonNode component, String type, String own, String key, Set<String> keys) {
            if (!FIELDS.contains(type) && !CONTAINERS.contains(type) && !SHOWN.contains(type)) {
                findings.add(FormComponents.finding(file, component, "待办页面显示不了这种组件（" + type + "），请换成别的"));
                return;
            }
            if (FIELDS.contains(type) || type.equals("dynamiclist")) {
                demand(!own.isBlank(), component, "没有标识（Key）");
                demand(own.isBlank() || keys.add(key), component, "标识“" + key + "”在表单里用了两次");
            }
            FormFieldDemands.of(component, FIELDS.contains(type)).forEach(fault -> demand(false, component, fault));
        }

        private void demand(boolean holds, JsonNode component, String fault) {
            if (!holds) {
                findings.add(FormComponents.finding(file, component, fault));
            }
        }
    }
}
