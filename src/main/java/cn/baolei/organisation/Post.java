package cn.baolei.organisation;

/**
 * A role at an organisation. As a candidate group it keeps somebody who is 书记 here and 校医 there from being 校医 here.
 */
public record Post(Role role, String organisation) {

    /** @throws IllegalArgumentException when the group is not a post */
    public static Post ofGroupId(String groupId) {
        String[] parts = groupId.split("@", 2);
        return Role.ofCode(parts[0]).filter(role -> parts.length == 2).map(role -> new Post(role, parts[1]))
                .orElseThrow(() -> new IllegalArgumentException("Not a post: " + groupId));
    }

    /** The engine group whose members hold this post. */
    public String groupId() {
        return role.code() + "@" + organisation;
    }
}
