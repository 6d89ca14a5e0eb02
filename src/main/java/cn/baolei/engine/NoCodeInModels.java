package cn.baolei.engine;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * Before anything of a new deployment is parsed: no file that a browser or a script engine would run, no diagram or table that names a
 * class, a script, a connector or an HTML form, whether the process is executable or not. The engine instantiates some of these
 * classes while it parses.
 */
class NoCodeInModels implements Deployer {

    private static final Set<String> MODELS = Set.of(".bpmn", ".bpmn20.xml", ".dmn", ".dmn11.xml");
    private static final String FORM = ".form";
    private static final Set<String> ELEMENTS = Set.of("script", "scriptTask", "connector", "formData");
    private static final Set<String> ATTRIBUTES = Set.of("class", "formHandlerClass", "variableMappingClass",
            "variableMappingDelegateExpression", "scriptFormat", "resource");
    /** Kinds of tasks that the engine brings: one runs commands of the operating system. */
    private static final Set<String> BUILT_IN = Set.of("shell", "mail");
    private static final Set<String> LANGUAGE = Set.of("language", "expressionLanguage");

    @Override
    public void deploy(DeploymentEntity deployment) {
        if (deployment.isNew()) {
            for (Map.Entry<String, ResourceEntity> resource : deployment.getResources().entrySet()) {
                check(resource.getKey(), resource.getValue().getBytes());
            }
        }
    }

    private static void check(String name, byte[] content) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (MODELS.stream().anyMatch(lower::endsWith)) {
            parsed(content).flatMap(model -> faultOf(model.getDocumentElement())).ifPresent(fault -> {
                throw new Refusal("不能部署 " + name + "：" + fault);
            });
        } else if (!lower.endsWith(FORM)) {
            throw new Refusal("不能部署 " + name + "：只接受流程图（.bpmn）、决策表（.dmn）和表单（.form）");
        }
    }

    private static Optional<String> faultOf(Element element) {
        if (ELEMENTS.contains(element.getLocalName())) {
            return Optional.of("含有 " + element.getNodeName() + "，脚本、连接器和内嵌表单不得使用");
        }
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            Node attribute = element.getAttributes().item(i);
            if (isCode(attribute.getLocalName(), attribute.getNodeValue())) {
                return Optional.of(element.getNodeName() + " 的 " + attribute.getNodeName() + " 不得使用");
            }
        }
        return children(element).map(NoCodeInModels::faultOf).flatMap(Optional::stream).findFirst();
    }

    private static boolean isCode(String attribute, String value) {
        return ATTRIBUTES.contains(attribute)
                || LANGUAGE.contains(attribute) && !value.toLowerCase(Locale.ROOT).matches(".*(feel|juel).*|https?://www\\.w3\\.org/.*|")
                || attribute.equals("formKey") && !value.startsWith("camunda-forms:")
                || attribute.equals("type") && BUILT_IN.contains(value.toLowerCase(Locale.ROOT));
    }

    private static Stream<Element> children(Element element) {
        return IntStream.range(0, element.getChildNodes().getLength()).mapToObj(element.getChildNodes()::item)
                .filter(Element.class::isInstance).map(Element.class::cast);
    }

    /** Empty for what is no XML: the engine says so itself, with line and column. */
    private static Optional<Document> parsed(byte[] content) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            // Or it would print to the console what the engine will say.
            builder.setErrorHandler(null);
            return Optional.of(builder.parse(new ByteArrayInputStream(content)));
        } catch (SAXException | IOException notXml) {
            return Optional.empty();
        } catch (ParserConfigurationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
