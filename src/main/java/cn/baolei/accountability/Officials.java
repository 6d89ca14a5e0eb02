package cn.baolei.accountability;

import cn.baolei.organisation.OrganisationDirectory;
import cn.baolei.organisation.Post;
import cn.baolei.organisation.Role;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The people of an organisation as options of a form, and organisations as officials write them. */
@Component
class Officials {

    private static final Set<Role> SYSTEM = EnumSet.of(Role.PROCESS_OWNER, Role.AUDITOR, Role.ADMINISTRATOR);

    private final OrganisationDirectory directory;

    Officials(OrganisationDirectory directory) {
        this.directory = directory;
    }

    /** Everybody who holds a post there now: user id → posts and name, in the order of the roles. */
    Map<String, String> of(String organisation) {
        Map<String, String> officials = new LinkedHashMap<>();
        Arrays.stream(Role.values()).filter(role -> !SYSTEM.contains(role))
                .forEach(role -> directory.holdersOf(new Post(role, organisation)).forEach(user -> officials.merge(user,
                        role.label() + "（" + directory.displayNameOf(user) + "）", (one, another) -> role.label() + "、" + one)));
        return officials;
    }

    /** The organisation an official means: by its code or its full name, at or below their own. */
    Optional<String> atOrBelow(String own, String codeOrName) {
        String wanted = codeOrName.strip();
        return directory.all().stream().filter(one -> one.code().equals(wanted) || one.name().equals(wanted))
                .map(one -> one.code()).filter(code -> isAtOrBelow(code, own)).findFirst();
    }

    static List<Map<String, String>> options(Map<String, String> officials) {
        return officials.entrySet().stream().map(one -> Map.of("value", one.getKey(), "label", one.getValue())).toList();
    }

    private boolean isAtOrBelow(String code, String own) {
        for (String here = code; here != null; here = directory.get(here).parent()) {
            if (here.equals(own)) {
                return true;
            }
        }
        return false;
    }
}
