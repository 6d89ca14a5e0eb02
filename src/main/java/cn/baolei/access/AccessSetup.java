package cn.baolei.access;

import cn.baolei.signin.SignInDoors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** At each start: an administrator, the shared filters, and the grants of every role. */
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

    AccessSetup(Administrators administrators, SharedFilters filters, StartRoles startRoles, AuditedModels auditedModels,
                Grants grants, SignInDoors signIn) {
        this.administrators = administrators;
        this.filters = filters;
        this.startRoles = startRoles;
        this.auditedModels = auditedModels;
        this.grants = grants;
        this.signIn = signIn;
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
        grants.apply(GrantTable.grants(startRoles.read(), filters.ensure(), auditedModels.read()));
    }
}
