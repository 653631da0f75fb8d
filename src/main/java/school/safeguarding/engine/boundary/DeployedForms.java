package school.safeguarding.engine.boundary;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.CamundaFormDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;

/** The fields of each deployed form. A deployment never changes, so each form is read once. */
class DeployedForms {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, List<FormField>> fields = new ConcurrentHashMap<>();

    /** Runs inside an engine command. */
    List<FormField> fields(String deploymentId, String formId) {
        return fields.computeIfAbsent(deploymentId + "/" + formId, key -> read(deploymentId, formId));
    }

    private static List<FormField> read(String deploymentId, String formId) {
        CommandContext command = Context.getCommandContext();
        CamundaFormDefinitionEntity form =
                command.getCamundaFormDefinitionManager().findDefinitionByDeploymentAndKey(deploymentId, formId);
        if (form == null) {
            throw new IllegalStateException("Form " + formId + " is not in its process's deployment");
        }
        ResourceEntity resource = command.getResourceManager()
                .findResourceByDeploymentIdAndResourceName(deploymentId, form.getResourceName());
        try {
            return FormField.of(JSON.readTree(resource.getBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException("Form " + formId + " cannot be read", e);
        }
    }
}
