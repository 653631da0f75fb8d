package school.safeguarding.engine.view;

import java.util.Map;
import org.camunda.bpm.engine.variable.impl.type.AbstractValueTypeImpl;
import org.camunda.bpm.engine.variable.type.SerializableValueType;
import org.camunda.bpm.engine.variable.value.SerializableValue;
import org.camunda.bpm.engine.variable.value.TypedValue;

/** The type of the variable {@code record}. Its name tells Tasklist that the value reads as JSON. */
class RecordType extends AbstractValueTypeImpl implements SerializableValueType {

    static final RecordType INSTANCE = new RecordType();

    private static final long serialVersionUID = 1L;

    private RecordType() {
        super("json");
    }

    @Override
    public boolean isPrimitiveValueType() {
        return false;
    }

    @Override
    public Map<String, Object> getValueInfo(TypedValue value) {
        return Map.of();
    }

    @Override
    public TypedValue createValue(Object value, Map<String, Object> info) {
        throw new IllegalArgumentException("The record is set by the boundary only");
    }

    @Override
    public SerializableValue createValueFromSerialized(String value, Map<String, Object> info) {
        throw new IllegalArgumentException("The record is set by the boundary only");
    }
}
