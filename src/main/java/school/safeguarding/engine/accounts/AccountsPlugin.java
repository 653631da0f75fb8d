package school.safeguarding.engine.accounts;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.identity.ReadOnlyIdentityProvider;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import school.safeguarding.engine.Accounts;

/** Puts the school's accounts in place of the engine's own, which know neither absence nor an end. */
@Component
class AccountsPlugin extends AbstractProcessEnginePlugin {

    private final ObjectProvider<Accounts> accounts;

    AccountsPlugin(ObjectProvider<Accounts> accounts) {
        this.accounts = accounts;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setIdentityProviderSessionFactory(new SessionFactory() {

            @Override
            public Class<?> getSessionType() {
                return ReadOnlyIdentityProvider.class;
            }

            @Override
            public Session openSession() {
                return new AccountsIdentityProvider(accounts.getObject());
            }
        });
    }
}
