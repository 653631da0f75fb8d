package school.safeguarding.engine.view;

import org.camunda.bpm.engine.impl.variable.serializer.AbstractTypedValueSerializer;
import org.camunda.bpm.engine.impl.variable.serializer.ValueFields;
import org.camunda.bpm.engine.variable.impl.value.UntypedValueImpl;
import org.camunda.bpm.engine.variable.value.TypedValue;

/** Stores the variable {@code record} as its reference, and reads it as a value that looks into the record when asked. */
public class RecordSerializer extends AbstractTypedValueSerializer<RecordValue> {

    private final RecordValue.View view;

    public RecordSerializer(RecordValue.View view) {
        super(RecordType.INSTANCE);
        this.view = view;
    }

    @Override
    public String getName() {
        return "record";
    }

    @Override
    public String getSerializationDataformat() {
        return "application/json";
    }

    @Override
    protected boolean canWriteValue(TypedValue value) {
        return value instanceof RecordValue;
    }

    @Override
    public void writeValue(RecordValue value, ValueFields fields) {
        fields.setTextValue(value.reference());
    }

    @Override
    public RecordValue readValue(ValueFields fields, boolean isDeserialized, boolean isTransient) {
        return RecordValue.seenThrough(fields.getTextValue(), view);
    }

    @Override
    public RecordValue convertToTypedValue(UntypedValueImpl untyped) {
        throw new IllegalArgumentException("The record is set by the boundary only");
    }
}
