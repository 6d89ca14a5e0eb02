package cn.baolei.supervision;

import cn.baolei.engine.Refusal;
import cn.baolei.organisation.Organisation;
import cn.baolei.organisation.OrganisationDirectory;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Which organisations report to another, at whatever depth. */
@Component
class Subordinates {

    private final OrganisationDirectory directory;

    Subordinates(OrganisationDirectory directory) {
        this.directory = directory;
    }

    /**
     * @param name     full name or code
     * @param superior code of the organisation that asks
     * @throws Refusal when there is none of that name below the superior
     */
    Organisation named(String name, String superior) {
        return directory.all().stream().filter(one -> one.name().equals(name.strip()) || one.code().equals(name.strip()))
                .filter(one -> isBelow(one, superior)).findFirst()
                .orElseThrow(() -> new Refusal("被督办单位：“" + name.strip() + "”不是" + directory.get(superior).name()
                        + "的下级单位，请填写下级单位全称"));
    }

    private boolean isBelow(Organisation organisation, String superior) {
        Optional<Organisation> above = directory.superiorOf(organisation.code());
        while (above.isPresent() && !above.get().code().equals(superior)) {
            above = directory.superiorOf(above.get().code());
        }
        return above.isPresent();
    }
}
