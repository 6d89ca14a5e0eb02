package cn.baolei.audit.story;

import cn.baolei.organisation.OrganisationDirectory;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Names of people, and of organisations as of a day; each is asked once for a story. */
final class Names {

    private final OrganisationDirectory directory;
    private final Map<String, String> people = new HashMap<>();
    private final Map<String, Map<Instant, String>> organisations = new HashMap<>();

    Names(OrganisationDirectory directory) {
        this.directory = directory;
    }

    /** @param user user id; null for nobody */
    String person(String user) {
        return user == null ? CaseStory.SYSTEM : people.computeIfAbsent(user, directory::displayNameOf);
    }

    String people(Collection<String> users) {
        return users.stream().map(this::person).collect(Collectors.joining("、"));
    }

    /** @param code null for none */
    String organisation(String code, Instant on) {
        return code == null || directory.find(code).isEmpty() ? code
                : organisations.computeIfAbsent(code, any -> new HashMap<>()).computeIfAbsent(on, moment -> directory.nameOn(code, moment));
    }
}
