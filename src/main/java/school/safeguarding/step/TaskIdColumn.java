package school.safeguarding.step;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/** Every column that holds a task's id holds its text. */
@Converter(autoApply = true)
class TaskIdColumn implements AttributeConverter<TaskId, String> {

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable TaskId id) {
        return id == null ? null : id.value();
    }

    @Override
    public @Nullable TaskId convertToEntityAttribute(@Nullable String text) {
        return text == null ? null : TaskId.of(text);
    }
}
