package school.safeguarding.engine;

import java.util.concurrent.Callable;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;

/**
 * The only way to do something in the engine without the rights of whoever is signed in. Each use is a decision that
 * somebody may look for.
 */
public final class AsSystem {

    private AsSystem() {}

    /** In the command that is running already, as in a form handler or a listener. */
    public static <T> T inThisCommand(Callable<T> call) {
        return in(Context.getCommandContext(), call);
    }

    /** In a command of its own, or in the one that is running. */
    public static <T> T inCommand(ProcessEngine engine, Callable<T> call) {
        return ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getCommandExecutorTxRequired()
                .execute(command -> in(command, call));
    }

    private static <T> T in(CommandContext command, Callable<T> call) {
        try {
            return command.runWithoutAuthorization(call);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e.getClass().getSimpleName());
        }
    }
}
