package cn.baolei.gate;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.model.xml.ModelInstance;
import org.springframework.stereotype.Component;
import org.w3c.dom.Element;

/** Drawn for Camunda 7, not for Camunda 8: the Modeler asks which one only when a diagram is made, and the files look alike. */
@Component
class Camunda8Rule implements ModelRule {

    private static final String PLATFORM = "Camunda Platform";

    @Override
    public List<Finding> check(Submission submission) {
        return Stream.of(submission.diagrams(), submission.tables()).flatMap(models -> models.entrySet().stream()).flatMap(Camunda8Rule::inModel)
                .toList();
    }

    private static Stream<Finding> inModel(Map.Entry<String, ? extends ModelInstance> file) {
        Element root = Xml.root(file.getValue());
        String platform = root.getAttributeNS(Xml.MODELER, "executionPlatform");
        Stream<Finding> whole = platform.isEmpty() || platform.equals(PLATFORM) ? Stream.empty() : Stream.of(Finding.of(file.getKey(),
                "文件是为 Camunda 8 画的，请在 Modeler 中新建 Camunda 7（Camunda Platform）的文件"));
        return Stream.concat(whole, Xml.all(root).filter(element -> Xml.ZEEBE.equals(element.getNamespaceURI())
                || Xml.attributes(element).anyMatch(attribute -> Xml.ZEEBE.equals(attribute.getNamespaceURI())))
                .map(element -> Xml.finding(file.getKey(), element, "含有 Camunda 8 的设置（" + element.getNodeName() + "），本系统不认")));
    }
}
