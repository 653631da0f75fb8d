package school.safeguarding.text;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.thymeleaf.IEngineConfiguration;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.context.EngineContext;
import org.thymeleaf.context.IContext;
import org.thymeleaf.context.IEngineContext;
import org.thymeleaf.engine.TemplateData;
import org.thymeleaf.exceptions.TemplateProcessingException;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/**
 * Fills in templates in the language of the pages, as plain text. Nothing is escaped, and what is put in is never read as a
 * template, whatever it looks like. Each is parsed once.
 */
@Component
public class TextTemplates {

    /** With which a file ends, and which is no part of its text. */
    private static final String END = "\n";

    private final ITemplateEngine engine = engine();

    /**
     * @param template below {@code templates/}, without its ending
     * @param words by the names that the template has for them
     * @throws TemplateProcessingException if it names what was not given
     */
    public String fill(String template, Map<String, ?> words) {
        String text = engine.process(template, new Context(Locale.UK, new HashMap<>(words)));
        if (!text.endsWith(END)) {
            throw new IllegalStateException("No line end at the end of the template " + template);
        }
        return text.substring(0, text.length() - END.length());
    }

    /** An engine of its own: that of the pages looks for other files, and puts in nothing for what was not given. */
    private static ITemplateEngine engine() {
        ClassLoaderTemplateResolver files = new ClassLoaderTemplateResolver(TextTemplates.class.getClassLoader());
        files.setPrefix("templates/");
        files.setSuffix(".txt");
        files.setTemplateMode(TemplateMode.TEXT);
        files.setCharacterEncoding(StandardCharsets.UTF_8.name());
        files.setCacheable(true);
        SpringTemplateEngine engine = new SpringTemplateEngine();
        engine.setTemplateResolver(files);
        engine.setEngineContextFactory(TextTemplates::given);
        return engine;
    }

    private static IEngineContext given(
            IEngineConfiguration configuration,
            TemplateData template,
            Map<String, Object> attributes,
            IContext context) {
        Map<String, Object> words = new HashMap<>();
        context.getVariableNames().forEach(name -> words.put(name, context.getVariable(name)));
        return new GivenWords(configuration, template, attributes, context.getLocale(), words);
    }

    private static final class GivenWords extends EngineContext {

        GivenWords(
                IEngineConfiguration configuration,
                TemplateData template,
                Map<String, Object> attributes,
                Locale locale,
                Map<String, Object> words) {
            super(configuration, template, attributes, locale, words);
        }

        @Override
        public Object getVariable(String name) {
            if (!containsVariable(name) && isWord(name)) {
                throw new TemplateProcessingException("Nothing was given for " + name);
            }
            return super.getVariable(name);
        }

        /** What the engine keeps for itself has other characters in its name. */
        private static boolean isWord(String name) {
            return name.chars().allMatch(Character::isLetterOrDigit);
        }
    }
}
