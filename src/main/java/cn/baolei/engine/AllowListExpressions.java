package cn.baolei.engine;

import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.engine.impl.el.VariableContextElResolver;
import org.camunda.bpm.engine.impl.el.VariableScopeElResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ArrayELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.CompositeELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ListELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.MapELResolver;
import org.springframework.beans.factory.BeanFactory;

/**
 * The engine's expressions, in models, decision tables and stored filters alike. Stock JUEL reaches any class through
 * {@code ''.getClass()}; here an expression sees variables, {@link ProcessBean}s and a short list of harmless methods.
 */
class AllowListExpressions extends JuelExpressionManager {

    private final BeanFactory beanFactory;

    AllowListExpressions(BeanFactory beanFactory) {
        this.beanFactory = beanFactory;
    }

    @Override
    protected ELResolver createElResolver() {
        CompositeELResolver resolver = new CompositeELResolver();
        // Before the variables, so that no variable can take a bean's place.
        resolver.add(new ProcessBeanElResolver(beanFactory));
        resolver.add(new VariableScopeElResolver());
        resolver.add(new VariableContextElResolver());
        resolver.add(new ArrayELResolver());
        resolver.add(new ListELResolver());
        resolver.add(new MapELResolver());
        resolver.add(new AllowListElResolver());
        return resolver;
    }
}
