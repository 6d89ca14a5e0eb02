package cn.baolei.gate;

import cn.baolei.engine.ModelExpressions;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;

/**
 * Wherever an expression stands in a diagram, it calls only beans and methods of the allow-list; and what is named to do a step is a
 * bean that can do it.
 */
@Component
class ExpressionRule implements ModelRule {

    private static final String DELEGATE = "delegateExpression";
    private static final String BEAN = "\\$\\{\\s*[A-Za-z]\\w*\\s*}";

    private final ModelExpressions expressions;

    ExpressionRule(ModelExpressions expressions) {
        this.expressions = expressions;
    }

    @Override
    public List<Finding> check(Submission submission) {
        return submission.diagrams().entrySet().stream().flatMap(file -> Xml.all(Xml.root(file.getValue())).filter(element -> !Xml.isDrawing(element))
                .flatMap(element -> in(element).map(fault -> Xml.finding(file.getKey(), element, fault)))).toList();
    }

    private Stream<String> in(Element element) {
        return Stream.concat(texts(element).filter(text -> text.contains("${") || text.contains("#{")).flatMap(text -> expressions.read(text).faults().stream()),
                Xml.attributes(element).filter(attribute -> attribute.getLocalName().equals(DELEGATE)).flatMap(delegate -> delegate(element, delegate)));
    }

    private static Stream<String> texts(Element element) {
        return Stream.concat(Stream.of(Xml.ownText(element)), Xml.attributes(element).map(Attr::getValue));
    }

    private Stream<String> delegate(Element element, Attr delegate) {
        if (!delegate.getValue().strip().matches(BEAN)) {
            return Stream.of("“" + delegate.getValue() + "”不是程序组件，应当写作 ${组件名}");
        }
        String name = delegate.getValue().replaceAll("[${}\\s]", "");
        return expressions.bean(name).map(type -> unfit(element, name, type)).orElseGet(() -> Stream.of("没有名为“" + name + "”的程序组件"));
    }

    private static Stream<String> unfit(Element element, String name, Class<?> type) {
        Class<?> demanded = switch (element.getLocalName()) {
            case "taskListener" -> TaskListener.class;
            case "executionListener" -> ExecutionListener.class;
            default -> JavaDelegate.class;
        };
        if (!demanded.isAssignableFrom(type) && !(demanded == ExecutionListener.class && JavaDelegate.class.isAssignableFrom(type))) {
            return Stream.of("程序组件“" + name + "”不能用在这里");
        }
        Set<String> fields = new HashSet<>();
        Stream.<Class<?>>iterate(type, each -> each != Object.class, Class::getSuperclass).flatMap(each -> Stream.of(each.getDeclaredFields()))
                .filter(field -> field.getType() == org.camunda.bpm.engine.delegate.Expression.class).forEach(field -> fields.add(field.getName()));
        return fieldsOf(element).filter(field -> !fields.contains(field)).map(field -> "程序组件“" + name + "”没有名为“" + field + "”的设置项");
    }

    private static Stream<String> fieldsOf(Element element) {
        return Stream.concat(Stream.of(element), Xml.children(element).filter(child -> child.getLocalName().equals("extensionElements")))
                .flatMap(Xml::children).filter(child -> child.getLocalName().equals("field")).map(field -> field.getAttribute("name"));
    }
}
