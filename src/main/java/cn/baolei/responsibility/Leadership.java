package cn.baolei.responsibility;

import cn.baolei.organisation.OrganisationDirectory;
import cn.baolei.organisation.Post;
import cn.baolei.organisation.Role;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Who may answer for an area of an organisation, and for what areas must be answered. */
@Component
class Leadership {

    private static final List<Role> MEMBERS = List.of(Role.COMMITTEE_MEMBER, Role.DEPUTY_SECRETARY, Role.ORGANISATION_MEMBER,
            Role.PUBLICITY_MEMBER, Role.DISCIPLINE_MEMBER, Role.SECRETARY);

    private final OrganisationDirectory directory;

    Leadership(OrganisationDirectory directory) {
        this.directory = directory;
    }

    /** 班子成员: user id to name. */
    Map<String, String> members(String organisation) {
        Map<String, String> members = new LinkedHashMap<>();
        MEMBERS.forEach(role -> directory.holdersOf(new Post(role, organisation))
                .forEach(user -> members.putIfAbsent(user, directory.displayNameOf(user))));
        return members;
    }

    /** Those that report to the organisation directly: code to name. What is below them is their own to divide. */
    Map<String, String> subordinates(String organisation) {
        Map<String, String> subordinates = new LinkedHashMap<>();
        directory.all().stream().filter(one -> organisation.equals(one.reportsTo()))
                .forEach(one -> subordinates.put(one.code(), one.name()));
        return subordinates;
    }

    String nameOf(String user) {
        return directory.displayNameOf(user);
    }

    /** What is wrong with a plan of the organisation as things stand now. */
    List<String> findings(String organisation, List<Area> areas) {
        return AreaCheck.findings(areas, subordinates(organisation), members(organisation), this::nameOf);
    }
}
