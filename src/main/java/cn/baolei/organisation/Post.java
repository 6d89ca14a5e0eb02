package cn.baolei.organisation;

/**
 * A role at an organisation. As a candidate group it keeps somebody who is 书记 here and 校医 there from being 校医 here.
 */
public record Post(Role role, String organisation) {

    /** The engine group whose members hold this post. */
    public String groupId() {
        return role.code() + "@" + organisation;
    }
}
