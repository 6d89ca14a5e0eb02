package cn.baolei.organisation;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Read access to the tree, its posts and who holds them. */
public interface OrganisationDirectory {

    /** Also finds a closed organisation, because its cases still need its name and its superior. */
    Optional<Organisation> find(String code);

    /** @throws IllegalArgumentException when there is no such organisation */
    Organisation get(String code);

    /**
     * The organisation that handles what belongs to this one: itself, or where it is closed the organisation into which it was
     * merged, at the end of any chain of mergers. A closed one without successor is its own answer.
     *
     * @throws IllegalArgumentException when there is no such organisation
     */
    default Organisation inForce(String code) {
        return get(code);
    }

    /** The organisation itself and all closed ones that were merged into it: whose cases are handled there. */
    default List<String> withPredecessors(String code) {
        return List.of(code);
    }

    /** The same of several. */
    default Set<String> withPredecessors(Collection<String> codes) {
        return codes.stream().flatMap(code -> withPredecessors(code).stream()).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** What the organisation was called at that moment; its first name for a moment before it was known, its last after it was closed. */
    default String nameOn(String code, Instant moment) {
        return get(code).name();
    }

    /** The one organisation without a parent. */
    Organisation root();

    /** The organisation that receives this one's reports; empty at the root. Of a merged organisation, the superior of its successor. */
    Optional<Organisation> superiorOf(String code);

    /** Every organisation in force, parents before children. */
    List<Organisation> all();

    /** Organisations that were closed without a successor: nobody's but those above them on their last reporting line. */
    default List<Organisation> closedForGood() {
        return List.of();
    }

    /** User ids of the people who hold the post, of a merged organisation that at its successor; empty when it is vacant. */
    List<String> holdersOf(Post post);

    /** The role named to stand in when this post is vacant, at the same organisation; empty when none is named. */
    Optional<Role> deputyFor(Post post);

    /** Every post a user holds, the one taken up first in front. */
    List<Post> postsOf(String userId);

    /** The user's name as shown to others; the user id when unknown. */
    String displayNameOf(String userId);

    /** The same answers as of this moment, without asking the database for each: for whoever asks about the whole tree. */
    default OrganisationDirectory still() {
        return this;
    }

    /** Where e-mail reaches the user; empty when none is on file. */
    Optional<String> emailOf(String userId);
}
