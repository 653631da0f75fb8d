package school.safeguarding.step;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/** Every column that holds a step's id holds its text. */
@Converter(autoApply = true)
class StepIdColumn implements AttributeConverter<StepId, String> {

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable StepId id) {
        return id == null ? null : id.value();
    }

    @Override
    public @Nullable StepId convertToEntityAttribute(@Nullable String text) {
        return text == null ? null : StepId.of(text);
    }
}
