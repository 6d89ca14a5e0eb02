package cn.baolei.notification;

import cn.baolei.organisation.Organisation;
import cn.baolei.organisation.OrganisationDirectory;
import cn.baolei.organisation.Post;
import cn.baolei.organisation.Role;
import java.util.List;
import java.util.Optional;

/** A province and two schools. User {@code unreachable} has no e-mail address; {@code province.administrator} administers. */
class StubDirectory implements OrganisationDirectory {

    static final String SCHOOL = "yanshi-shiyan";
    static final String NUMBERED_SCHOOL = "school-130";
    static final String ADMINISTRATOR = "province.administrator";

    private static final Organisation PROVINCE = new Organisation("province", "省教育厅党组", "province", null, null);
    private static final List<Organisation> ALL = List.of(PROVINCE,
            new Organisation(SCHOOL, "演示实验学校党组织", "school", "province", "province"),
            new Organisation(NUMBERED_SCHOOL, "第130中学党组织", "school", "province", "province"));

    @Override
    public Optional<Organisation> find(String code) {
        return ALL.stream().filter(organisation -> organisation.code().equals(code)).findFirst();
    }

    @Override
    public Organisation get(String code) {
        return find(code).orElseThrow(() -> new IllegalArgumentException("No organisation " + code));
    }

    @Override
    public Organisation root() {
        return PROVINCE;
    }

    @Override
    public Optional<Organisation> superiorOf(String code) {
        return Optional.ofNullable(get(code).reportsTo()).map(this::get);
    }

    @Override
    public List<Organisation> all() {
        return ALL;
    }

    @Override
    public List<String> holdersOf(Post post) {
        return post.equals(new Post(Role.ADMINISTRATOR, "province")) ? List.of(ADMINISTRATOR) : List.of();
    }

    @Override
    public Optional<Role> deputyFor(Post post) {
        return Optional.empty();
    }

    @Override
    public List<Post> postsOf(String userId) {
        return List.of();
    }

    @Override
    public String displayNameOf(String userId) {
        return userId.equals("doctor") ? "演示实验学校校医" : userId;
    }

    @Override
    public Optional<String> emailOf(String userId) {
        return userId.equals("unreachable") ? Optional.empty() : Optional.of(userId + "@example.org");
    }
}
