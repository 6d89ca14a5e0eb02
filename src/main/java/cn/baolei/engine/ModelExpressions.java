package cn.baolei.engine;

import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.camunda.bpm.impl.juel.AstBracket;
import org.camunda.bpm.impl.juel.AstDot;
import org.camunda.bpm.impl.juel.AstFunction;
import org.camunda.bpm.impl.juel.AstIdentifier;
import org.camunda.bpm.impl.juel.AstMethod;
import org.camunda.bpm.impl.juel.Builder;
import org.camunda.bpm.impl.juel.Node;
import org.camunda.bpm.impl.juel.TreeBuilderException;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;

/** Reads the expressions of models without evaluating them, by the same list as {@link AllowListElResolver} keeps to. */
@Component
public class ModelExpressions {

    /** What an expression is about; {@code faults} is Chinese and empty when it may be evaluated. */
    public record Reading(Set<String> variables, Set<String> beans, List<String> faults) {
    }

    private static final int LONGEST = 1000;
    private static final int DEEPEST = 20;
    private static final Set<String> CONTEXT = Set.of("execution", "task");
    private static final Builder PARSER = new Builder(Builder.Feature.METHOD_INVOCATIONS);

    private final Function<String, Optional<Class<?>>> beans;

    @Autowired
    ModelExpressions(ListableBeanFactory factory) {
        this(name -> factory.containsBean(name) && factory.findAnnotationOnBean(name, ProcessBean.class) != null
                ? Optional.ofNullable(factory.getType(name)).map(ClassUtils::getUserClass) : Optional.empty());
    }

    /** @param beans the class of the {@link ProcessBean} of a name; empty where there is none */
    public ModelExpressions(Function<String, Optional<Class<?>>> beans) {
        this.beans = beans;
    }

    /** The class of the {@link ProcessBean} that a diagram calls by this name. */
    public Optional<Class<?>> bean(String name) {
        return beans.apply(name);
    }

    /** @param text may hold none, one or several <code>${…}</code> */
    public Reading read(String text) {
        Set<String> variables = new LinkedHashSet<>();
        Set<String> named = new LinkedHashSet<>();
        Set<String> faults = new LinkedHashSet<>();
        if (text.length() > LONGEST || depth(text) > DEEPEST) {
            faults.add("表达式过长或者嵌套过深");
        } else {
            try {
                visit(PARSER.build(text).getRoot(), variables, named, faults);
            } catch (TreeBuilderException unreadable) {
                faults.add("表达式写得不对，读不下去：" + text.strip());
            }
        }
        return new Reading(variables, named, List.copyOf(faults));
    }

    /** How far brackets and what else makes the parser go deeper are nested, at most. */
    private static int depth(String text) {
        int depth = 0;
        int deepest = 0;
        for (char letter : text.toCharArray()) {
            depth += "([{?!-".indexOf(letter) >= 0 ? 1 : ")]}".indexOf(letter) >= 0 ? -1 : 0;
            deepest = Math.max(deepest, depth);
        }
        return deepest;
    }

    private void visit(Node node, Set<String> variables, Set<String> named, Set<String> faults) {
        if (node instanceof AstMethod call) {
            called((Node) call.getChild(0), call.getChild(1).getCardinality(), variables, named, faults);
            visit(call.getChild(1), variables, named, faults);
            return;
        }
        if (node instanceof AstIdentifier identifier) {
            (beans.apply(identifier.getName()).isPresent() ? named : variables).add(identifier.getName());
            variables.removeAll(CONTEXT);
        } else if (node instanceof AstFunction function) {
            faults.add("表达式不得调用函数 " + function.getName());
        } else if (node instanceof AstBracket) {
            faults.add("表达式不得使用方括号");
        } else if (node instanceof AstDot dot && !mayRead(dot)) {
            faults.add("表达式不得读取属性 " + nameOf(dot));
        }
        for (int child = 0; child < node.getCardinality(); child++) {
            visit(node.getChild(child), variables, named, faults);
        }
    }

    private void called(Node property, int arguments, Set<String> variables, Set<String> named, Set<String> faults) {
        if (!(property instanceof AstDot dot)) {
            faults.add("表达式不得用方括号调用方法");
            return;
        }
        String method = nameOf(dot);
        Node base = property.getChild(0);
        Optional<Class<?>> bean = base instanceof AstIdentifier identifier ? beans.apply(identifier.getName()) : Optional.empty();
        boolean context = base instanceof AstIdentifier identifier && CONTEXT.contains(identifier.getName());
        if (bean.isPresent()) {
            if (Arrays.stream(bean.get().getDeclaredMethods()).noneMatch(declared -> declared.getName().equals(method)
                    && Modifier.isPublic(declared.getModifiers()) && declared.getParameterCount() == arguments)) {
                faults.add("“" + ((AstIdentifier) base).getName() + "”没有可用的方法 " + method + "（" + arguments + " 个参数）");
            }
        } else if (context || !AllowListElResolver.methodsOfValues().contains(method)) {
            faults.add(base instanceof AstIdentifier identifier && !context
                    ? "没有名为“" + identifier.getName() + "”的程序组件，也不得对变量调用方法 " + method : "表达式不得调用方法 " + method);
        }
        visit(base, variables, named, faults);
    }

    private static boolean mayRead(AstDot dot) {
        return dot.getChild(0) instanceof AstIdentifier base && AllowListElResolver.propertiesOf(base.getName()).contains(nameOf(dot));
    }

    /** The parser tells a property's name only in words: ". name". */
    private static String nameOf(AstDot dot) {
        return dot.toString().substring(1).strip();
    }
}
