package cn.baolei.routing;

import cn.baolei.engine.ActingPosts;
import cn.baolei.organisation.OrganisationDirectory;
import cn.baolei.organisation.Post;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Who does the work of a post at this moment: its holders, and for those who are away whoever acts for them. A substitute acts only
 * at organisations where they hold a post of their own, so that leave opens no other organisation's tasks to anybody.
 */
@Component
class Attendance implements ActingPosts {

    private final OrganisationDirectory directory;
    private final Absences absences;

    Attendance(OrganisationDirectory directory, Absences absences) {
        this.directory = directory;
        this.absences = absences;
    }

    /** User ids; empty when the post is vacant or everybody is away without a substitute. */
    Set<String> of(Post post) {
        List<String> holders = directory.holdersOf(post);
        Map<String, Optional<String>> away = absences.away(holders);
        Set<String> attending = new LinkedHashSet<>();
        for (String holder : holders) {
            if (away.containsKey(holder)) {
                away.get(holder).filter(substitute -> servesAt(substitute, post.organisation())).ifPresent(attending::add);
            } else {
                attending.add(holder);
            }
        }
        return attending;
    }

    /** The holders of a post for whom somebody acts; none when that person holds it too. */
    List<String> representedAt(Post post, String user) {
        List<String> holders = directory.holdersOf(post);
        if (holders.contains(user) || !servesAt(user, post.organisation())) {
            return List.of();
        }
        Set<String> represented = absences.representedBy(user);
        return holders.stream().filter(represented::contains).toList();
    }

    @Override
    public Set<String> groupsOf(String user) {
        return absences.representedBy(user).stream().flatMap(official -> directory.postsOf(official).stream())
                .filter(post -> servesAt(user, post.organisation())).map(Post::groupId).collect(Collectors.toUnmodifiableSet());
    }

    private boolean servesAt(String user, String organisation) {
        return directory.postsOf(user).stream().anyMatch(post -> post.organisation().equals(organisation));
    }
}
