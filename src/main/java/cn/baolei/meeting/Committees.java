package cn.baolei.meeting;

import cn.baolei.engine.Refusal;
import cn.baolei.organisation.Organisation;
import cn.baolei.organisation.OrganisationDirectory;
import cn.baolei.organisation.Post;
import cn.baolei.organisation.Role;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Finds who deliberates on a matter of an organisation. */
@Component
class Committees {

    /** Fewer would be no collective decision. */
    private static final int FEWEST = 3;

    private static final List<Role> SEATS = List.of(Role.SECRETARY, Role.DEPUTY_SECRETARY, Role.COMMITTEE_MEMBER,
            Role.ORGANISATION_MEMBER, Role.PUBLICITY_MEMBER, Role.DISCIPLINE_MEMBER);

    private final OrganisationDirectory directory;

    Committees(OrganisationDirectory directory) {
        this.directory = directory;
    }

    /**
     * The organisation's own committee or, where too few may vote, that of the nearest superior with enough members.
     *
     * @param recused users who do not vote and do not count
     * @throws Refusal when no committee up to the top is large enough
     */
    Committee of(String organisation, Set<String> recused) {
        return Stream.iterate(Optional.of(organisation), Optional::isPresent,
                        here -> here.flatMap(directory::superiorOf).map(Organisation::code))
                .flatMap(Optional::stream).map(here -> new Committee(here, membersAt(here, recused)))
                .filter(committee -> committee.members().size() >= FEWEST).findFirst()
                .orElseThrow(() -> new Refusal("无法召开会议：本级及各上级可参加表决的班子成员均不足 " + FEWEST + " 人"));
    }

    private List<String> membersAt(String organisation, Set<String> recused) {
        return SEATS.stream().flatMap(seat -> directory.holdersOf(new Post(seat, organisation)).stream())
                .distinct().filter(user -> !recused.contains(user)).toList();
    }
}
