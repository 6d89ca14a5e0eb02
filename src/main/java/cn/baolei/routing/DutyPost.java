package cn.baolei.routing;

import cn.baolei.organisation.Role;
import java.util.Optional;

/**
 * Being on duty at an organisation, as 值班员 or as 带班领导. As a candidate group it stays with the task while the people on
 * duty change.
 */
public record DutyPost(Role role, String organisation) {

    private static final String MARK = ".on-duty@";

    /** Empty when the group is an ordinary post. */
    static Optional<DutyPost> ofGroupId(String groupId) {
        int mark = groupId.indexOf(MARK);
        return mark < 0 ? Optional.empty() : Role.ofCode(groupId.substring(0, mark))
                .map(role -> new DutyPost(role, groupId.substring(mark + MARK.length())));
    }

    /** The engine group whose members are on duty at this moment. */
    public String groupId() {
        return role.code() + MARK + organisation;
    }

    /** What an official reads: 当班值班员, 当班带班领导. */
    public String label() {
        return "当班" + role.label();
    }
}
