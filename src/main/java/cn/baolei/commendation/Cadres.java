package cn.baolei.commendation;

import cn.baolei.organisation.Organisation;
import cn.baolei.organisation.OrganisationDirectory;
import cn.baolei.organisation.Post;
import cn.baolei.organisation.Role;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Over whom and what a party organisation may decide. */
@Component
public class Cadres {

    private static final Set<Role> NO_OFFICIALS = EnumSet.of(Role.PROCESS_OWNER, Role.AUDITOR, Role.ADMINISTRATOR);

    private final OrganisationDirectory directory;

    Cadres(OrganisationDirectory directory) {
        this.directory = directory;
    }

    /** Codes of the organisation, of a merged one its successor, and everything below it, as far as in force. */
    public Set<String> subtree(String organisation) {
        Set<String> codes = new LinkedHashSet<>(Set.of(directory.inForce(organisation).code()));
        // Parents stand before their children.
        directory.all().stream().filter(one -> codes.contains(one.parent())).forEach(one -> codes.add(one.code()));
        return codes;
    }

    /**
     * Who may be commended or assessed by an organisation, or by the successor of a merged one: whoever holds a post there or directly below.
     *
     * @return user id → name, organisation and posts, as an official reads them
     */
    public Map<String, String> officials(String organisation) {
        Map<String, String> officials = new LinkedHashMap<>();
        String deciding = directory.inForce(organisation).code();
        directory.all().stream().filter(one -> one.code().equals(deciding) || deciding.equals(one.parent()))
                .forEach(one -> addHolders(one, officials));
        return officials;
    }

    private void addHolders(Organisation organisation, Map<String, String> officials) {
        Map<String, List<Role>> roles = new LinkedHashMap<>();
        Arrays.stream(Role.values()).filter(role -> !NO_OFFICIALS.contains(role)).forEach(role ->
                directory.holdersOf(new Post(role, organisation.code())).forEach(user ->
                        roles.merge(user, List.of(role), Cadres::both)));
        roles.forEach((user, held) -> officials.putIfAbsent(user, directory.displayNameOf(user) + "（" + organisation.name() + " "
                + held.stream().map(Role::label).collect(Collectors.joining("、")) + "）"));
    }

    private static List<Role> both(List<Role> some, List<Role> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }
}
