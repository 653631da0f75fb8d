package school.safeguarding.concern.model;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

@Converter
public class AboutWhomColumn implements AttributeConverter<Set<AboutWhom>, String> {

    @Override
    public String convertToDatabaseColumn(Set<AboutWhom> about) {
        return about.stream().sorted().map(AboutWhom::code).collect(Collectors.joining(","));
    }

    @Override
    public Set<AboutWhom> convertToEntityAttribute(String column) {
        Set<AboutWhom> about = EnumSet.noneOf(AboutWhom.class);
        Arrays.stream(column.split(","))
                .filter(code -> !code.isEmpty())
                .map(AboutWhom::withCode)
                .forEach(about::add);
        return about;
    }
}
