package school.safeguarding.concern.model;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import school.safeguarding.account.AccountId;

/** Account ids, each with when the concern was handed to it, as {@code nico@2026-11-24T08:50:00Z,…}. */
@Converter
public class HandedColumn implements AttributeConverter<Map<AccountId, Instant>, String> {

    private static final String BETWEEN = ",";
    private static final String AT = "@";

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable Map<AccountId, Instant> handed) {
        return handed == null || handed.isEmpty()
                ? null
                : new TreeMap<>(handed)
                        .entrySet().stream()
                                .map(one -> one.getKey() + AT + one.getValue())
                                .collect(Collectors.joining(BETWEEN));
    }

    @Override
    public Map<AccountId, Instant> convertToEntityAttribute(@Nullable String column) {
        return column == null
                ? Map.of()
                : Arrays.stream(column.split(BETWEEN))
                        .map(one -> one.split(AT, 2))
                        .collect(Collectors.toUnmodifiableMap(
                                part -> AccountId.orNobody(part[0]), part -> Instant.parse(part[1])));
    }
}
