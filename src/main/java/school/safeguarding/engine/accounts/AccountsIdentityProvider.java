package school.safeguarding.engine.accounts;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.GroupQuery;
import org.camunda.bpm.engine.identity.NativeUserQuery;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.identity.TenantQuery;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.identity.UserQuery;
import org.camunda.bpm.engine.impl.GroupQueryImpl;
import org.camunda.bpm.engine.impl.Page;
import org.camunda.bpm.engine.impl.TenantQueryImpl;
import org.camunda.bpm.engine.impl.UserQueryImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.ReadOnlyIdentityProvider;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.persistence.entity.GroupEntity;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.jspecify.annotations.Nullable;
import school.safeguarding.account.AccountId;
import school.safeguarding.engine.Accounts;
import school.safeguarding.engine.Accounts.Account;

/**
 * Lets the engine read the school's accounts and change none. Whoever is signed in sees themselves and their own roles;
 * the list of everyone is nobody's to browse.
 */
class AccountsIdentityProvider implements ReadOnlyIdentityProvider {

    private final Accounts accounts;

    AccountsIdentityProvider(Accounts accounts) {
        this.accounts = accounts;
    }

    private static boolean isVisible(Account account) {
        CommandContext command = Context.getCommandContext();
        String reader = command == null ? null : command.getAuthenticatedUserId();
        return reader == null
                || !command.isAuthorizationCheckEnabled()
                || reader.equals(account.id().value());
    }

    private Stream<Account> visible() {
        return accounts.active().stream().filter(AccountsIdentityProvider::isVisible);
    }

    private static User user(Account account) {
        UserEntity user = new UserEntity(account.id().value());
        user.setFirstName(account.name());
        user.setLastName("");
        return user;
    }

    private static Group group(String id) {
        GroupEntity group = new GroupEntity(id);
        group.setName(id);
        group.setType("role");
        return group;
    }

    @Override
    public @Nullable User findUserById(String userId) {
        return visible()
                .filter(account -> account.id().value().equals(userId))
                .map(AccountsIdentityProvider::user)
                .findFirst()
                .orElse(null);
    }

    @Override
    public UserQuery createUserQuery() {
        return createUserQuery(Context.getCommandContext());
    }

    @Override
    public UserQuery createUserQuery(CommandContext command) {
        return new Users();
    }

    @Override
    public NativeUserQuery createNativeUserQuery() {
        throw new BadUserRequestException("Accounts are not in the engine's tables");
    }

    @Override
    public boolean checkPassword(String userId, String password) {
        // People sign in before they reach the engine, which never learns a password.
        return false;
    }

    @Override
    public @Nullable Group findGroupById(String groupId) {
        return visible().anyMatch(account -> account.groups().contains(groupId)) ? group(groupId) : null;
    }

    @Override
    public GroupQuery createGroupQuery() {
        return createGroupQuery(Context.getCommandContext());
    }

    @Override
    public GroupQuery createGroupQuery(CommandContext command) {
        return new Groups();
    }

    @Override
    public @Nullable Tenant findTenantById(String tenantId) {
        return null;
    }

    @Override
    public TenantQuery createTenantQuery() {
        return new NoTenants();
    }

    @Override
    public TenantQuery createTenantQuery(CommandContext command) {
        return new NoTenants();
    }

    @Override
    public void flush() {
        // Nothing is ever changed.
    }

    @Override
    public void close() {
        // Holds nothing open.
    }

    /** A query is run as a command of its own, so that it knows who is signed in. */
    private static CommandExecutor executor() {
        return Context.getProcessEngineConfiguration().getCommandExecutorTxRequired();
    }

    private static <T> List<T> page(Stream<T> all, Page page) {
        return page == null
                ? all.toList()
                : all.skip(page.getFirstResult()).limit(page.getMaxResults()).toList();
    }

    private class Users extends UserQueryImpl {

        private static final long serialVersionUID = 1L;

        Users() {
            super(executor());
        }

        @Override
        public long executeCount(CommandContext command) {
            return matching().count();
        }

        @Override
        public List<User> executeList(CommandContext command, Page page) {
            return page(matching().map(AccountsIdentityProvider::user), page);
        }

        private Stream<Account> matching() {
            return visible()
                    .filter(account -> id == null || account.id().value().equals(id))
                    .filter(account -> ids == null
                            || Arrays.asList(ids).contains(account.id().value()))
                    .filter(account -> groupId == null || account.groups().contains(groupId))
                    .filter(account -> firstName == null || account.name().equals(firstName))
                    .filter(account -> Stream.of(firstNameLike, lastName, lastNameLike, email, emailLike, tenantId)
                            .allMatch(criterion -> criterion == null));
        }
    }

    private class Groups extends GroupQueryImpl {

        private static final long serialVersionUID = 1L;

        Groups() {
            super(executor());
        }

        @Override
        public long executeCount(CommandContext command) {
            return matching().count();
        }

        @Override
        public List<Group> executeList(CommandContext command, Page page) {
            return page(matching().map(AccountsIdentityProvider::group), page);
        }

        private Stream<String> matching() {
            Stream<Account> members = userId == null
                    ? visible()
                    : AccountId.in(userId)
                            .flatMap(member -> visible()
                                    .filter(account -> account.id().equals(member))
                                    .findFirst())
                            .stream();
            return members.map(Account::groups)
                    .flatMap(Set::stream)
                    .distinct()
                    .sorted()
                    .filter(group -> id == null || group.equals(id))
                    .filter(group -> ids == null || Arrays.asList(ids).contains(group))
                    .filter(group -> name == null || group.equals(name))
                    .filter(group -> type == null || type.equals("role"))
                    .filter(group -> nameLike == null && tenantId == null);
        }
    }

    private static class NoTenants extends TenantQueryImpl {

        private static final long serialVersionUID = 1L;

        NoTenants() {
            super(executor());
        }

        @Override
        public long executeCount(CommandContext command) {
            return 0;
        }

        @Override
        public List<Tenant> executeList(CommandContext command, Page page) {
            return List.of();
        }
    }
}
