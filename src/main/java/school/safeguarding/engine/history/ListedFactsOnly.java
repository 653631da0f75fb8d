package school.safeguarding.engine.history;

import org.camunda.bpm.engine.impl.variable.serializer.TypedValueSerializer;
import org.camunda.bpm.engine.impl.variable.serializer.ValueFields;
import org.camunda.bpm.engine.variable.impl.value.UntypedValueImpl;
import org.camunda.bpm.engine.variable.type.ValueType;
import org.camunda.bpm.engine.variable.value.TypedValue;
import school.safeguarding.engine.RoutingFact;

/** Lets nothing be stored under a name, or with a value, that is not on the list, whoever sets it and however. */
public class ListedFactsOnly<T extends TypedValue> implements TypedValueSerializer<T> {

    private final TypedValueSerializer<T> original;

    public ListedFactsOnly(TypedValueSerializer<T> original) {
        this.original = original;
    }

    @Override
    public void writeValue(T value, ValueFields fields) {
        if (!value.isTransient()) {
            RoutingFact.check(fields.getName(), value.getValue());
        }
        original.writeValue(value, fields);
    }

    @Override
    public T readValue(ValueFields fields, boolean isDeserialized, boolean isTransient) {
        return original.readValue(fields, isDeserialized, isTransient);
    }

    @Override
    public String getName() {
        return original.getName();
    }

    @Override
    public ValueType getType() {
        return original.getType();
    }

    @Override
    public boolean canHandle(TypedValue value) {
        return original.canHandle(value);
    }

    @Override
    public T convertToTypedValue(UntypedValueImpl untyped) {
        return original.convertToTypedValue(untyped);
    }

    @Override
    public String getSerializationDataformat() {
        return original.getSerializationDataformat();
    }

    @Override
    public boolean isMutableValue(T value) {
        return original.isMutableValue(value);
    }
}
