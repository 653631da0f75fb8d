package school.safeguarding.engine.view;

import org.camunda.bpm.engine.variable.type.SerializableValueType;
import org.camunda.bpm.engine.variable.value.SerializableValue;

/**
 * The variable {@code record}. Inside the engine it is a reference; only when an answer to a form is written does it become
 * the view that this reader may see, which is never stored.
 */
public class RecordValue implements SerializableValue {

    private static final long serialVersionUID = 1L;

    /** Turns a reference into the view for whoever is signed in. */
    public interface View {

        String asJson(String reference);
    }

    private final String reference;
    private final transient View view;

    private RecordValue(String reference, View view) {
        this.reference = reference;
        this.view = view;
    }

    public static RecordValue linkTo(String reference) {
        return new RecordValue(reference, RecordValue::referenceOnly);
    }

    static RecordValue seenThrough(String reference, View view) {
        return new RecordValue(reference, view);
    }

    public static String referenceOnly(String reference) {
        return "{\"reference\":\"" + reference + "\"}";
    }

    @Override
    public String getValueSerialized() {
        return view.asJson(reference);
    }

    @Override
    public Object getValue() {
        return new RecordLink(reference);
    }

    @Override
    public String getSerializationDataFormat() {
        return "application/json";
    }

    @Override
    public boolean isDeserialized() {
        return false;
    }

    @Override
    public SerializableValueType getType() {
        return RecordType.INSTANCE;
    }

    @Override
    public boolean isTransient() {
        return false;
    }

    String reference() {
        return reference;
    }

    @Override
    public String toString() {
        return reference;
    }
}
