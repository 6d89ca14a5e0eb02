package cn.baolei.engine;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.ibatis.ognl.ObjectPropertyAccessor;
import org.apache.ibatis.ognl.OgnlContext;
import org.apache.ibatis.ognl.OgnlException;
import org.apache.ibatis.ognl.OgnlRuntime;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.db.AuthorizationCheck;

/**
 * Remembers by which method a condition in the mapping of task queries reads a property. A getter that is called like the property itself
 * ({@code isOrQueryActive}) OGNL looks for among all methods each time, some two hundred times for one list (docs/decisions/0008-task-list-speed.md).
 */
class RememberedGetters extends ObjectPropertyAccessor {

    private record Property(Class<?> type, String name) {
    }

    private final Map<Property, Optional<Method>> getters = new ConcurrentHashMap<>();

    static void install() {
        RememberedGetters remembered = new RememberedGetters();
        OgnlRuntime.setPropertyAccessor(TaskQueryImpl.class, remembered);
        OgnlRuntime.setPropertyAccessor(AuthorizationCheck.class, remembered);
    }

    @Override
    public Object getPossibleProperty(OgnlContext context, Object target, String name) throws OgnlException {
        Optional<Method> getter = getters.computeIfAbsent(new Property(target.getClass(), name), RememberedGetters::find);
        if (getter.isEmpty()) {
            return super.getPossibleProperty(context, target, name);
        }
        try {
            return getter.get().invoke(target);
        } catch (ReflectiveOperationException failure) {
            throw new OgnlException(name, failure);
        }
    }

    private static Optional<Method> find(Property property) {
        return Optional.ofNullable(OgnlRuntime.getGetMethod(property.type(), property.name()))
                .or(() -> Optional.ofNullable(OgnlRuntime.getReadMethod(property.type(), property.name())));
    }
}
