package cn.baolei.organisation;

import java.util.Arrays;
import java.util.Optional;

/**
 * What a person is within a party organisation. A post is a role at an organisation; one person may hold several posts
 * and one post may be held by several people.
 */
public enum Role {

    SECRETARY("secretary", "书记"),
    DEPUTY_SECRETARY("deputy-secretary", "副书记"),
    COMMITTEE_MEMBER("committee-member", "班子成员（包片）"),
    ORGANISATION_MEMBER("organisation-member", "组织委员"),
    PUBLICITY_MEMBER("publicity-member", "宣传委员"),
    DISCIPLINE_MEMBER("discipline-member", "纪检委员"),
    OFFICE_DIRECTOR("office-director", "党办主任"),
    REPORTER("reporter", "疫情信息报送员"),
    DUTY_OFFICER("duty-officer", "值班员"),
    DUTY_LEADER("duty-leader", "带班领导"),
    DOCTOR("doctor", "校医（卫生联络员）"),
    COUNSELLOR("counsellor", "班主任/辅导员"),
    MEMBER("member", "党员"),
    LEADING_GROUP_HEAD("leading-group-head", "领导小组组长"),
    LEADING_GROUP_OFFICE("leading-group-office", "领导小组办公室"),

    /** Changes flows in the Modeler; never reads case data. */
    PROCESS_OWNER("process-owner", "流程负责人"),
    /** Reads the history of a granted subtree; writes nothing. */
    AUDITOR("auditor", "审计员"),
    /** People and posts; never case data. */
    ADMINISTRATOR("administrator", "系统管理员");

    private final String code;
    private final String label;

    Role(String code, String label) {
        this.code = code;
        this.label = label;
    }

    /** The word used in files, models and group ids. */
    public String code() {
        return code;
    }

    /** What an official reads. */
    public String label() {
        return label;
    }

    public static Optional<Role> ofCode(String code) {
        return Arrays.stream(values()).filter(role -> role.code.equals(code)).findFirst();
    }
}
