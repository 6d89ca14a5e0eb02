package cn.baolei.oversight;

import cn.baolei.access.Access;
import cn.baolei.organisation.Organisation;
import cn.baolei.organisation.OrganisationDirectory;
import cn.baolei.organisation.Post;
import cn.baolei.organisation.Subtree;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Whose matters a superior may read. */
@Component
class Below {

    private final OrganisationDirectory directory;

    Below(OrganisationDirectory directory) {
        this.directory = directory;
    }

    /** Whether a user holds a post that reads downwards at all, even if nobody reports to it. */
    boolean isSuperior(String user) {
        return !postsOf(user).isEmpty();
    }

    /** Organisations that report to one at which the user holds such a post, closed ones last; none of a level above or beside. */
    List<Organisation> of(String user) {
        Set<String> codes = Subtree.below(directory, postsOf(user));
        return Stream.concat(directory.all().stream(), directory.closedForGood().stream())
                .filter(organisation -> codes.contains(organisation.code())).toList();
    }

    /** Codes of those of them that were closed. */
    Set<String> closed() {
        return directory.closedForGood().stream().map(Organisation::code).collect(Collectors.toSet());
    }

    private List<String> postsOf(String user) {
        return directory.postsOf(user).stream().filter(post -> Access.SUBORDINATES.roles().contains(post.role()))
                .map(Post::organisation).distinct().toList();
    }
}
