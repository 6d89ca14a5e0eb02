package cn.baolei.engine;

import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.impl.juel.jakarta.el.BeanELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.spin.json.SpinJsonNode;
import org.joda.time.DateTime;
import org.springframework.aop.support.AopUtils;
import org.springframework.core.annotation.AnnotationUtils;

/**
 * The last resolver: which properties and methods of which objects an expression may touch. Everything not listed is refused,
 * also on strings and numbers, where {@code getClass} would open every other class.
 */
class AllowListElResolver extends BeanELResolver {

    private static final Map<Class<?>, Set<String>> PROPERTIES = Map.of(
            DelegateExecution.class, Set.of("id", "processInstanceId", "processBusinessKey", "tenantId", "currentActivityId"),
            DelegateTask.class, Set.of("id", "name", "processInstanceId", "tenantId"));

    private static final Map<Class<?>, Set<String>> METHODS = Map.of(
            Collection.class, Set.of("size", "isEmpty", "contains"),
            SpinJsonNode.class, Set.of("prop", "hasProp", "elements", "stringValue", "numberValue", "boolValue", "isNull"),
            // What the built-in functions now() and dateTime() of task filters return.
            DateTime.class, Set.of("plusMinutes", "plusHours", "plusDays", "plusWeeks", "minusMinutes", "minusHours",
                    "minusDays", "minusWeeks", "withTimeAtStartOfDay"));

    AllowListElResolver() {
        super(true);
    }

    /** What may be called on the value of a variable, whatever that is. */
    static Set<String> methodsOfValues() {
        return METHODS.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
    }

    /** What may be read of {@code execution} and {@code task}. */
    static Set<String> propertiesOf(String name) {
        return switch (name) {
            case "execution" -> PROPERTIES.get(DelegateExecution.class);
            case "task" -> PROPERTIES.get(DelegateTask.class);
            default -> Set.of();
        };
    }

    @Override
    public Object getValue(ELContext context, Object base, Object property) {
        if (base == null) {
            return null;
        }
        require(listed(PROPERTIES, base, String.valueOf(property)), base, property);
        return super.getValue(context, base, property);
    }

    @Override
    public Object invoke(ELContext context, Object base, Object method, Class<?>[] types, Object[] arguments) {
        if (base == null) {
            return null;
        }
        String name = String.valueOf(method);
        require(listed(METHODS, base, name) || declaredByProcessBean(base, name), base, method);
        return super.invoke(context, base, method, types, arguments);
    }

    private static boolean listed(Map<Class<?>, Set<String>> list, Object base, String name) {
        return list.entrySet().stream().anyMatch(entry -> entry.getKey().isInstance(base) && entry.getValue().contains(name));
    }

    private static boolean declaredByProcessBean(Object base, String name) {
        Class<?> type = AopUtils.getTargetClass(base);
        return AnnotationUtils.findAnnotation(type, ProcessBean.class) != null
                && Arrays.stream(type.getDeclaredMethods())
                        .anyMatch(method -> method.getName().equals(name)
                                && java.lang.reflect.Modifier.isPublic(method.getModifiers()));
    }

    private static void require(boolean allowed, Object base, Object name) {
        if (!allowed) {
            throw new ProcessEngineException("Expression may not touch '" + name + "' of " + base.getClass().getSimpleName());
        }
    }
}
