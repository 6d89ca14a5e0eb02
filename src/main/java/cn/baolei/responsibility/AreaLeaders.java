package cn.baolei.responsibility;

import cn.baolei.organisation.OrganisationDirectory;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** 包片领导: which member of the superior's leadership answers for an organisation. */
@Service
public class AreaLeaders {

    private final AreaPlans plans;
    private final Leadership leadership;
    private final OrganisationDirectory directory;

    AreaLeaders(AreaPlans plans, Leadership leadership, OrganisationDirectory directory) {
        this.plans = plans;
        this.leadership = leadership;
        this.directory = directory;
    }

    /**
     * @param organisation code
     * @return the user id by the plan in force at the superior, which may still name an organisation that was merged since; empty where
     *         there is none, and where whoever was named has left the leadership and the plan is being revised
     */
    public Optional<String> leaderOf(String organisation) {
        return directory.superiorOf(organisation).flatMap(superior -> directory.withPredecessors(directory.inForce(organisation).code()).stream()
                .flatMap(code -> plans.areaOf(code, superior.code()).stream()).map(Area::leader)
                .filter(leader -> leadership.members(superior.code()).containsKey(leader)).findFirst());
    }
}
