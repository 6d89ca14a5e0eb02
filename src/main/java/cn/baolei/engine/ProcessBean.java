package cn.baolei.engine;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.core.annotation.AliasFor;
import org.springframework.stereotype.Component;

/**
 * A bean that diagrams and decision tables may name. Expressions see these beans and no others, and may call only the public
 * methods that the annotated class itself declares.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Component
public @interface ProcessBean {

    /** The name by which a diagram calls it. */
    @AliasFor(annotation = Component.class)
    String value();
}
