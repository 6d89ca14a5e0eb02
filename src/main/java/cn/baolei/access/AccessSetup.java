package cn.baolei.access;

import cn.baolei.engine.ModelsDeployed;
import cn.baolei.engine.Unrestricted;
import cn.baolei.signin.SignInDoors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionalEventListener;

/** At each start: an administrator, the shared filters, and the grants of every role; the grants again after each deployment. */
@Component
@Order(AccessSetup.ORDER)
class AccessSetup implements ApplicationRunner {

    /** After the organisations and their people are there. */
    static final int ORDER = 100;

    private static final Logger LOG = LoggerFactory.getLogger(AccessSetup.class);

    private final Administrators administrators;
    private final SharedFilters filters;
    private final StartRoles startRoles;
    private final AuditedModels auditedModels;
    private final Grants grants;
    private final SignInDoors signIn;
    private final Unrestricted unrestricted;

    AccessSetup(Administrators administrators, SharedFilters filters, StartRoles startRoles, AuditedModels auditedModels,
                Grants grants, SignInDoors signIn, Unrestricted unrestricted) {
        this.administrators = administrators;
        this.filters = filters;
        this.startRoles = startRoles;
        this.auditedModels = auditedModels;
        this.grants = grants;
        this.signIn = signIn;
        this.unrestricted = unrestricted;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        administrators.ensure().ifPresent(password -> {
            if (signIn.ownPasswords()) {
                LOG.warn("First administrator created. Sign in as 'admin' with password '{}' and change it; it is shown only this once. "
                        + "首个系统管理员已创建，请用以上密码登录后立即修改，此密码只显示一次。", password);
            } else {
                LOG.warn("First administrator created: whoever the identity provider knows as 'admin'. "
                        + "首个系统管理员已创建：统一身份认证中用户名为 admin 的人员。");
            }
        });
        grant();
    }

    /** Who may start a new procedure and audit it may do so at once. */
    @TransactionalEventListener
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void follow(ModelsDeployed deployed) {
        unrestricted.call(() -> {
            grant();
            return null;
        });
    }

    private void grant() {
        grants.apply(GrantTable.grants(startRoles.read(), filters.ensure(), auditedModels.read()));
    }
}
