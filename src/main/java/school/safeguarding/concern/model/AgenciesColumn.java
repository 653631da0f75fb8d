package school.safeguarding.concern.model;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import school.safeguarding.referral.Agency;

@Converter
class AgenciesColumn implements AttributeConverter<Set<Agency>, String> {

    @Override
    public String convertToDatabaseColumn(Set<Agency> agencies) {
        return agencies.stream().sorted().map(Agency::code).collect(Collectors.joining(","));
    }

    @Override
    public Set<Agency> convertToEntityAttribute(String column) {
        Set<Agency> agencies = EnumSet.noneOf(Agency.class);
        if (!column.isEmpty()) {
            Arrays.stream(column.split(",")).map(Agency::withCode).forEach(agencies::add);
        }
        return agencies;
    }
}
