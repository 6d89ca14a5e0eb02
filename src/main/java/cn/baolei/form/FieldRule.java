package cn.baolei.form;

import java.util.Optional;

/** What a value must be in one kind of field. */
interface FieldRule {

    /**
     * @param value never null or empty
     * @return the Chinese words of what is wrong; empty when nothing is
     */
    Optional<String> refusal(FormField field, Object value, Scope scope);
}
