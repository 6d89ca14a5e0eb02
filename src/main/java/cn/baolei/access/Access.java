package cn.baolei.access;

import static cn.baolei.organisation.Role.ADMINISTRATOR;
import static cn.baolei.organisation.Role.AUDITOR;
import static cn.baolei.organisation.Role.DEPUTY_SECRETARY;
import static cn.baolei.organisation.Role.DUTY_LEADER;
import static cn.baolei.organisation.Role.DUTY_OFFICER;
import static cn.baolei.organisation.Role.LEADING_GROUP_HEAD;
import static cn.baolei.organisation.Role.LEADING_GROUP_OFFICE;
import static cn.baolei.organisation.Role.OFFICE_DIRECTOR;
import static cn.baolei.organisation.Role.PROCESS_OWNER;
import static cn.baolei.organisation.Role.SECRETARY;

import cn.baolei.organisation.Role;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The table of authorizations: which roles × what × where. Whatever is not listed is refused at the door. {@link RestDoors} opens the
 * engine's REST interface by it, {@link GrantTable} makes the engine's grants of it, our own pages ask it; {@code docs/access.md} is
 * printed from it.
 */
public enum Access {

    SELF("本人信息：本人资料、修改密码、所任岗位", "own profile, password, posts", "本人", EnumSet.allOf(Role.class), List.of(
            "GET /engine", "GET /user/{self}/profile", "GET /identity/groups",
            "GET /identity/password-policy", "POST /identity/password-policy", "GET /authorization/check")),

    TASKS("待办：查看、认领、退还、填表、办结", "see, claim, give back, fill in and complete tasks",
            "本人岗位的待办；本人已认领的待办", officials(), List.of(
            "GET /task", "POST /task", "GET /task/count", "POST /task/count", "GET /task/{id}", "POST /task/{id}/claim",
            "POST /task/{id}/unclaim", "POST /task/{id}/complete", "POST /task/{id}/submit-form", "GET /task/{id}/form",
            "GET /task/{id}/form-variables", "GET /task/{id}/deployed-form", "GET /task/{id}/rendered-form",
            "GET /task/{id}/identity-links", "GET /task/{id}/variables", "GET /task/{id}/variables/{name}",
            "GET /task/{id}/variables/{name}/data")),

    /** Through the doors of {@link #TASKS}. */
    DUTY("当班待办：查看、认领、办结发给当班值班员、当班带班领导的待办", "do the tasks of whoever is on duty",
            "编有值班表的单位：值班表排定的人，不论所任岗位，只在当班期间；未编值班表的单位：任该岗位的人", EnumSet.of(DUTY_OFFICER, DUTY_LEADER), List.of()),

    FILTERS("任务筛选器：使用公用的，建立、修改、删除本人的", "use shared task filters; keep own ones", "公用的和本人的", officials(), List.of(
            "OPTIONS /filter", "OPTIONS /filter/{id}", "GET /filter", "GET /filter/count", "GET /filter/{id}", "GET /filter/{id}/list",
            "POST /filter/{id}/list", "GET /filter/{id}/count", "POST /filter/{id}/count", "GET /filter/{id}/singleResult",
            "POST /filter/{id}/singleResult", "POST /filter/create", "PUT /filter/{id}", "DELETE /filter/{id}")),

    START("发起流程", "start a procedure", "流程图“发起岗位”所列的岗位，只能在本人任该岗位的单位", officials(), List.of(
            "GET /process-definition/{id}/startForm", "GET /process-definition/{id}/form-variables",
            "GET /process-definition/{id}/deployed-start-form", "GET /process-definition/{id}/rendered-form",
            "POST /process-definition/{id}/submit-form", "POST /process-definition/{id}/start",
            "GET /process-definition/key/{key}/startForm", "GET /process-definition/key/{key}/form-variables",
            "GET /process-definition/key/{key}/deployed-start-form", "GET /process-definition/key/{key}/rendered-form",
            "POST /process-definition/key/{key}/submit-form", "POST /process-definition/key/{key}/start")),

    DIAGRAMS("流程图：查看", "read the diagrams", "全系统（流程图不含案件内容，不分单位）", with(officials(), PROCESS_OWNER), List.of(
            "GET /version", "GET /process-definition", "GET /process-definition/count", "GET /process-definition/{id}",
            "GET /process-definition/{id}/xml", "GET /process-definition/{id}/diagram", "GET /process-definition/key/{key}",
            "GET /process-definition/key/{key}/xml", "GET /process-definition/key/{key}/diagram")),

    DEPLOYMENT("流程、决策表、表单：部署，查看部署内容", "deploy and read what was deployed", "全系统；不含任何案件内容",
            EnumSet.of(PROCESS_OWNER), List.of(
            "GET /deployment", "GET /deployment/count", "POST /deployment/create", "GET /deployment/{id}",
            "GET /deployment/{id}/resources", "GET /deployment/{id}/resources/{resource}",
            "GET /deployment/{id}/resources/{resource}/data", "GET /decision-definition", "GET /decision-definition/count",
            "GET /decision-definition/{id}", "GET /decision-definition/{id}/xml", "GET /decision-definition/key/{key}",
            "GET /decision-definition/key/{key}/xml")),

    VERSIONS("流程版本：比较、恢复，查看部署记录，迁移在办事项", "compare versions, go back to one, read the record of deployments, migrate what runs",
            "全系统；只见在办件数，不见事项；不含问责、考察识别干部的件数", EnumSet.of(PROCESS_OWNER), List.of()),

    HISTORY("流程历史：查看，不能改动", "read the history, write nothing",
            "任审计员的单位及其全部下级单位；不含问责、考察识别干部", EnumSet.of(AUDITOR), List.of(
            "GET /history/process-instance", "POST /history/process-instance", "GET /history/process-instance/count",
            "POST /history/process-instance/count", "GET /history/process-instance/{id}",
            "GET /history/activity-instance", "POST /history/activity-instance", "GET /history/activity-instance/count",
            "POST /history/activity-instance/count", "GET /history/activity-instance/{id}",
            "GET /history/task", "POST /history/task", "GET /history/task/count", "POST /history/task/count",
            "GET /history/variable-instance", "POST /history/variable-instance", "GET /history/variable-instance/count",
            "POST /history/variable-instance/count", "GET /history/variable-instance/{id}", "GET /history/variable-instance/{id}/data",
            "GET /history/detail", "POST /history/detail", "GET /history/detail/count", "POST /history/detail/count",
            "GET /history/detail/{id}", "GET /history/detail/{id}/data",
            "GET /history/decision-instance", "GET /history/decision-instance/count", "GET /history/decision-instance/{id}",
            "GET /history/incident", "GET /history/incident/count",
            "GET /history/identity-link-log", "GET /history/identity-link-log/count",
            "GET /history/user-operation", "GET /history/user-operation/count")),

    PEOPLE("用户、岗位、单位：维护，调整组织机构", "keep users, posts and organisations; reorganise", "全系统；不含任何案件内容；维护只在“组织机构调整”“初始密码”页面及其接口，不能任命自己", EnumSet.of(ADMINISTRATOR), List.of(
            "GET /user/**", "OPTIONS /user/**", "GET /group/**", "OPTIONS /group/**", "GET /tenant/**", "OPTIONS /tenant/**",
            "GET /authorization", "GET /authorization/count")),

    ORGANISATION("本单位在办事项：查看、催办、终止", "see, urge and end what runs at the own organisation",
            "任书记的单位；不含问责、考察识别干部，不含本人应当回避的事项", EnumSet.of(SECRETARY), List.of()),

    SUBORDINATES("下级事项：查看办理情况和办理轨迹", "see where matters stand, and their trail",
            "任职单位的全部下级单位，不含本单位、上级、平级；不含问责、考察识别干部，不含本人应当回避的事项",
            EnumSet.of(SECRETARY, DEPUTY_SECRETARY, OFFICE_DIRECTOR, DUTY_OFFICER, DUTY_LEADER, LEADING_GROUP_HEAD, LEADING_GROUP_OFFICE),
            List.of()),

    /** Our pages under {@code /audit}: {@code cn.baolei.audit.AuditScope} asks. */
    AUDIT("审计：检索案卷，查看、核对、导出办理全过程", "audit: search cases; read, verify and export what happened in them",
            "审计员：任职单位及其全部下级单位；领导小组：所辖全部下级单位；不含问责、考察识别干部，不含本人应当回避的事项",
            EnumSet.of(AUDITOR, LEADING_GROUP_HEAD, LEADING_GROUP_OFFICE), List.of());

    private final String what;
    private final String whatInEnglish;
    private final String where;
    private final Set<Role> roles;
    private final List<String> doors;

    Access(String what, String whatInEnglish, String where, Set<Role> roles, List<String> doors) {
        this.what = what;
        this.whatInEnglish = whatInEnglish;
        this.where = where;
        this.roles = Collections.unmodifiableSet(roles);
        this.doors = doors;
    }

    /** Who may. */
    public Set<Role> roles() {
        return roles;
    }

    /** In Chinese, for the page. */
    String what() {
        return what;
    }

    String whatInEnglish() {
        return whatInEnglish;
    }

    String where() {
        return where;
    }

    /**
     * What it opens of the engine's REST interface: method (or {@code *}) and path after the engine's own part; {@code {self}} is the
     * user id of whoever asks.
     */
    List<String> doors() {
        return doors;
    }

    /** Everybody except those who only look after the system. */
    static Set<Role> officials() {
        return EnumSet.complementOf(EnumSet.of(PROCESS_OWNER, AUDITOR, ADMINISTRATOR));
    }

    private static Set<Role> with(Set<Role> roles, Role another) {
        Set<Role> all = EnumSet.copyOf(roles);
        all.add(another);
        return all;
    }
}
