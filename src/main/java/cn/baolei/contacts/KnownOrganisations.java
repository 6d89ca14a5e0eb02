package cn.baolei.contacts;

import cn.baolei.organisation.Organisation;
import cn.baolei.organisation.OrganisationDirectory;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Finds organisations by what an official would write: code or full name. Taken once for a whole list. */
public final class KnownOrganisations {

    private final Map<String, Organisation> byNameOrCode = new HashMap<>();

    public KnownOrganisations(OrganisationDirectory directory) {
        directory.all().forEach(organisation -> byNameOrCode.put(organisation.name(), organisation));
        // A code wins over a name.
        directory.all().forEach(organisation -> byNameOrCode.put(organisation.code(), organisation));
    }

    public Optional<Organisation> find(String written) {
        return Optional.ofNullable(byNameOrCode.get(written.strip()));
    }
}
