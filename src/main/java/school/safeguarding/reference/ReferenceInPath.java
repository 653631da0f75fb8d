package school.safeguarding.reference;

import org.springframework.core.convert.converter.Converter;
import org.springframework.stereotype.Component;

/** What cannot be a reference is asked for as one that is never given, so that the answer is the same and takes as long. */
@Component
class ReferenceInPath implements Converter<String, Reference> {

    @Override
    public Reference convert(String text) {
        return Reference.in(text).orElse(Reference.NEVER_GIVEN);
    }
}
