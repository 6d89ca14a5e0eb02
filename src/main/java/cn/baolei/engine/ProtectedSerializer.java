package cn.baolei.engine;

import java.util.Optional;
import org.camunda.bpm.engine.impl.variable.serializer.TypedValueSerializer;
import org.camunda.bpm.engine.impl.variable.serializer.ValueFields;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.impl.value.UntypedValueImpl;
import org.camunda.bpm.engine.variable.type.ValueType;
import org.camunda.bpm.engine.variable.value.TypedValue;

/**
 * One of the engine's serializers, which opens protected values: in clear for the engine itself and for who may read them, masked for
 * everybody else, on every door alike, because each of them reads variables here. {@link SealingEntityManager} seals them.
 */
class ProtectedSerializer implements TypedValueSerializer<TypedValue> {

    /** What is read once the key of a case is destroyed. */
    static final String ERASED = "已删除";
    private static final String JSON = "json";

    private final TypedValueSerializer<TypedValue> plain;
    private final VariableProtection protection;

    @SuppressWarnings("unchecked")
    ProtectedSerializer(TypedValueSerializer<?> plain, VariableProtection protection) {
        this.plain = (TypedValueSerializer<TypedValue>) plain;
        this.protection = protection;
    }

    @Override
    public TypedValue readValue(ValueFields stored, boolean deserialize, boolean asTransient) {
        String text = stored.getTextValue();
        if (protection.isSealed(text)) {
            return open(text, false, stored, deserialize, asTransient);
        }
        if (!getType().isPrimitiveValueType()) {
            String bytes = SealedFields.text(stored.getByteArrayValue());
            if (protection.isSealed(bytes)) {
                return open(bytes, true, stored, deserialize, asTransient);
            }
        }
        if (stored.getName() != null && protection.covers(stored.getName()) && CommandTrail.reader().isPresent()) {
            return notYetSealed(stored, deserialize);
        }
        return plain.readValue(stored, deserialize, asTransient);
    }

    private TypedValue open(String sealed, boolean bytes, ValueFields stored, boolean deserialize, boolean asTransient) {
        Optional<VariableProtection.Reader> reader = CommandTrail.reader();
        VariableProtection.Opened opened = CommandTrail.work().open(sealed, reader.orElse(null));
        if (opened.clear() == null) {
            return bytes && isJson() ? json('"' + ERASED + '"', stored, deserialize, asTransient)
                    : Variables.stringValue(ERASED, asTransient || reader.isPresent());
        }
        if (opened.mayRead()) {
            return plain.readValue(bytes ? SealedFields.ofBytes(opened.clear(), stored.getTextValue2())
                    : SealedFields.unpack(opened.clear(), stored.getTextValue2()), deserialize, asTransient);
        }
        return bytes ? maskedJson(opened.variable(), opened.clear(), stored, deserialize)
                : masked(opened.variable(), SealedFields.display(opened.clear()));
    }

    /** Written in this transaction by the very person who now asks for it; which case it belongs to is not known before the end. */
    private TypedValue notYetSealed(ValueFields stored, boolean deserialize) {
        String packed = SealedFields.pack(stored.getTextValue(), stored.getLongValue(), stored.getDoubleValue());
        if (packed != null) {
            return masked(stored.getName(), SealedFields.display(packed));
        }
        String bytes = SealedFields.text(getType().isPrimitiveValueType() ? null : stored.getByteArrayValue());
        return bytes == null ? plain.readValue(stored, deserialize, true) : maskedJson(stored.getName(), bytes, stored, deserialize);
    }

    /** Transient, because the engine keeps no transient value in its cache, where the process would find the mask. */
    private TypedValue masked(String variable, String clear) {
        return Variables.stringValue(protection.mask(variable, clear), true);
    }

    private TypedValue maskedJson(String variable, String content, ValueFields stored, boolean deserialize) {
        return isJson() ? json(protection.maskJson(variable, content), stored, deserialize, true) : masked(variable, content);
    }

    private TypedValue json(String content, ValueFields stored, boolean deserialize, boolean asTransient) {
        return plain.readValue(SealedFields.ofBytes(content, stored.getTextValue2()), deserialize, asTransient);
    }

    private boolean isJson() {
        return JSON.equals(getName());
    }

    @Override
    public void writeValue(TypedValue value, ValueFields fields) {
        plain.writeValue(value, fields);
        String name = fields.getName();
        if (name == null || !protection.covers(name)) {
            return;
        }
        if (protection.isSealed(fields.getTextValue())) {
            throw new Refusal("填写的内容不能以“{p1}”开头");
        }
        String packed = SealedFields.pack(fields.getTextValue(), fields.getLongValue(), fields.getDoubleValue());
        ClearValues.met(packed == null ? SealedFields.text(isJson() ? fields.getByteArrayValue() : null) : SealedFields.display(packed));
        if (!getType().isPrimitiveValueType() && !isJson()) {
            // Its fields could not be masked one by one.
            throw new IllegalStateException("The protected variable " + name + " must be text, a number or JSON");
        }
    }

    @Override
    public boolean isMutableValue(TypedValue value) {
        return getType().equals(value.getType()) && plain.isMutableValue(value);
    }

    @Override
    public String getName() {
        return plain.getName();
    }

    @Override
    public ValueType getType() {
        return plain.getType();
    }

    @Override
    public boolean canHandle(TypedValue value) {
        return plain.canHandle(value);
    }

    @Override
    public TypedValue convertToTypedValue(UntypedValueImpl value) {
        return plain.convertToTypedValue(value);
    }

    @Override
    public String getSerializationDataformat() {
        return plain.getSerializationDataformat();
    }
}
