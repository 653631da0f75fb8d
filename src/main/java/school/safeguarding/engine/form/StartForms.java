package school.safeguarding.engine.form;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import school.safeguarding.account.AccountId;
import school.safeguarding.door.RefusalNotice;
import school.safeguarding.engine.AsSystem;
import school.safeguarding.engine.boundary.FormParts;

/** Start forms for pages of our own: the same form, rules and boundary as in Tasklist, with the person's own rights. */
@Component
public class StartForms {

    private final ProcessEngine engine;
    private final ObjectProvider<StartFormWords> words;

    StartForms(@Lazy ProcessEngine engine, ObjectProvider<StartFormWords> words) {
        this.engine = engine;
        this.words = words;
    }

    /** What became of a form that somebody sent. */
    public sealed interface Sent {

        /** @param reference the business key of what began */
        record Accepted(String reference) implements Sent {}

        /**
         * Nothing is stored.
         *
         * @param sentence for the person
         * @param faults by the key of each question at fault; empty where it is about no single one
         */
        record Refused(String sentence, Map<String, String> faults) implements Sent {}
    }

    public List<FormPart> parts(String formId) {
        Map<String, String> said = words.getObject().words();
        Set<String> notAsked = words.getObject().notAskedNow();
        return FormParts.of(formId, said, notAsked);
    }

    /**
     * In one transaction of the engine, in which the boundary does its work.
     *
     * @param answers by key: text, or a list of texts; dates and times in ISO 8601
     */
    public Sent send(String processId, AccountId account, Map<String, Object> answers) {
        RefusalNotice.take();
        List<String> groups = AsSystem.inCommand(
                engine,
                () -> engine.getIdentityService().createGroupQuery().groupMember(account.value()).list().stream()
                        .map(Group::getId)
                        .toList());
        engine.getIdentityService().setAuthentication(account.value(), groups);
        try {
            String definition = AsSystem.inCommand(engine, () -> engine.getRepositoryService()
                    .createProcessDefinitionQuery()
                    .processDefinitionKey(processId)
                    .latestVersion()
                    .singleResult()
                    .getId());
            ProcessInstance begun = engine.getFormService().submitStartForm(definition, answers);
            return new Sent.Accepted(begun.getBusinessKey());
        } catch (FormFieldValidationException e) {
            return RefusalNotice.take()
                    .<Sent>map(said -> new Sent.Refused(said.sentence(), said.faults()))
                    .orElseThrow(() -> e);
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }
}
