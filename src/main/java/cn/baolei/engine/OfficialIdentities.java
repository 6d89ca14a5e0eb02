package cn.baolei.engine;

import static org.camunda.bpm.engine.impl.util.EncryptionUtil.saltPassword;

import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.identity.IdentityOperationResult;
import org.camunda.bpm.engine.impl.identity.db.DbIdentityServiceProvider;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.springframework.beans.factory.ObjectProvider;

/**
 * The engine's users, without its lock: after ten wrong passwords the engine shuts an account until an administrator opens it,
 * so that anybody can shut out anybody. How often a password may be tried is decided before the engine is asked.
 */
class OfficialIdentities extends DbIdentityServiceProvider {

    private final ObjectProvider<GivenPasswords> givenPasswords;

    OfficialIdentities(ObjectProvider<GivenPasswords> givenPasswords) {
        this.givenPasswords = givenPasswords;
    }

    /** Does the same work whether the account exists or not, and writes nothing: neither time nor load tells which exist. */
    @Override
    public boolean checkPassword(String userId, String password) {
        UserEntity user = findUserById(userId);
        if (user == null || user.getPassword() == null || password == null) {
            Context.getProcessEngineConfiguration().getPasswordManager().encrypt(saltPassword(String.valueOf(password), userId));
            return false;
        }
        return matchPassword(password, user);
    }

    @Override
    public IdentityOperationResult saveUser(User user) {
        Authentication acting = getCurrentAuthentication();
        boolean given = ((UserEntity) user).hasNewPassword() && acting != null && !user.getId().equals(acting.getUserId());
        IdentityOperationResult saved = super.saveUser(user);
        if (given) {
            givenPasswords.ifAvailable(passwords -> passwords.given(user.getId()));
        }
        return saved;
    }

    /** Puts it where the engine expects its own. */
    record Factory(ObjectProvider<GivenPasswords> givenPasswords) implements SessionFactory {

        @Override
        public Class<?> getSessionType() {
            return OfficialIdentities.class;
        }

        @Override
        public Session openSession() {
            return new OfficialIdentities(givenPasswords);
        }
    }
}
