package cn.baolei.gate;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.springframework.stereotype.Component;

/** No two files handed in together are the same process, decision or form. */
@Component
class UniqueKeysRule implements ModelRule {

    @Override
    public List<Finding> check(Submission submission) {
        return Stream.of(
                twice("流程", submission.diagrams().entrySet().stream().flatMap(file -> file.getValue().getModelElementsByType(Process.class).stream()
                        .map(process -> Map.entry(file.getKey(), process.getId())))),
                twice("决策", submission.tables().entrySet().stream().flatMap(file -> file.getValue().getModelElementsByType(Decision.class).stream()
                        .map(decision -> Map.entry(file.getKey(), decision.getId())))),
                twice("表单", submission.forms().entrySet().stream().map(file -> Map.entry(file.getKey(), file.getValue().path("id").asText()))))
                .flatMap(findings -> findings).toList();
    }

    private static Stream<Finding> twice(String kind, Stream<Map.Entry<String, String>> keys) {
        Set<String> seen = new HashSet<>();
        return keys.filter(key -> !seen.add(key.getValue())).map(key -> Finding.of(key.getKey(), kind + "标识“" + key.getValue() + "”在一起部署的另一个文件里已经用了"));
    }
}
