package cn.baolei.gate;

import cn.baolei.protection.ProtectedFields;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.springframework.stereotype.Component;

/** What a form asks or shows of a person is declared protected (docs/protected-fields.md). */
@Component
class ProtectedFieldRule implements ModelRule {

    private static final Pattern PERSONAL = Pattern.compile("姓名|身份证|电话|手机|住址|体温|诊断");
    /** A tick says yes or no to the words beside it and holds nothing of a person. */
    private static final Set<String> ASKING = Set.of("textfield", "textarea", "number", "checklist", "radio", "select", "taglist", "datetime");
    private static final String FAULT = "涉及个人信息，但没有登记为受保护字段；请改用已登记的标识（Key），或者请系统管理员登记";

    private final Set<String> declared = ProtectedFields.shipped().names();

    @Override
    public List<Finding> check(Submission submission) {
        return submission.forms().entrySet().stream().flatMap(file -> in(file.getKey(), file.getValue(), "")).toList();
    }

    private Stream<Finding> in(String file, JsonNode parent, String list) {
        return StreamSupport.stream(parent.path("components").spliterator(), false).flatMap(component -> Stream.concat(
                undeclared(component, list).map(what -> FormComponents.finding(file, component, "“" + what + "”" + FAULT)),
                in(file, component, component.path("type").asText().equals("dynamiclist") ? component.path("path").asText() + "." : list)));
    }

    private Stream<String> undeclared(JsonNode component, String list) {
        String label = Stream.of("label", "dateLabel", "timeLabel").map(name -> component.path(name).asText()).reduce("", String::concat);
        boolean asks = ASKING.contains(component.path("type").asText()) && PERSONAL.matcher(label).find()
                && !declared.contains(list + component.path("key").asText());
        String rows = component.path("dataSource").asText().replaceFirst("^=", "");
        return Stream.concat(asks ? Stream.of(label) : Stream.empty(), component.path("columns").findValuesAsText("label").stream()
                .filter(column -> PERSONAL.matcher(column).find() && !declared.contains(rows)));
    }
}
