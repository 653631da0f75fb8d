package school.safeguarding.reference;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/** Every column that holds a reference holds its text. */
@Converter(autoApply = true)
class ReferenceColumn implements AttributeConverter<Reference, String> {

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable Reference reference) {
        return reference == null ? null : reference.value();
    }

    @Override
    public @Nullable Reference convertToEntityAttribute(@Nullable String text) {
        return text == null ? null : Reference.of(text);
    }
}
