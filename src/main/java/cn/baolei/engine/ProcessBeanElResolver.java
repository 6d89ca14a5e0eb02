package cn.baolei.engine;

import java.beans.FeatureDescriptor;
import java.util.Iterator;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ListableBeanFactory;

/** Resolves a name to a bean only when that bean is a {@link ProcessBean}. */
class ProcessBeanElResolver extends ELResolver {

    private final ListableBeanFactory beans;

    ProcessBeanElResolver(BeanFactory beans) {
        this.beans = (ListableBeanFactory) beans;
    }

    @Override
    public Object getValue(ELContext context, Object base, Object property) {
        if (base == null && property instanceof String name && isProcessBean(name)) {
            context.setPropertyResolved(true);
            return beans.getBean(name);
        }
        return null;
    }

    private boolean isProcessBean(String name) {
        return beans.containsBean(name) && beans.findAnnotationOnBean(name, ProcessBean.class) != null;
    }

    @Override
    public boolean isReadOnly(ELContext context, Object base, Object property) {
        return true;
    }

    @Override
    public void setValue(ELContext context, Object base, Object property, Object value) {
        // Nothing here can be set; the next resolver decides.
    }

    @Override
    public Class<?> getType(ELContext context, Object base, Object property) {
        return Object.class;
    }

    @Override
    public Class<?> getCommonPropertyType(ELContext context, Object base) {
        return Object.class;
    }

    @Override
    public Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext context, Object base) {
        return null;
    }
}
