package school.safeguarding.account;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/** Every column that holds an account's id holds its text. */
@Converter(autoApply = true)
class AccountIdColumn implements AttributeConverter<AccountId, String> {

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable AccountId account) {
        return account == null ? null : account.value();
    }

    @Override
    public @Nullable AccountId convertToEntityAttribute(@Nullable String text) {
        return text == null ? null : AccountId.orNobody(text);
    }
}
