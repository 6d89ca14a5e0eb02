package cn.baolei.routing;

import cn.baolei.engine.EngineItself;
import cn.baolei.engine.Refusal;
import cn.baolei.organisation.OrganisationDirectory;
import java.util.Collection;
import java.util.Set;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which organisation handles a case. Its instance stays with the organisation in which it began (its tenant, its history); where
 * that was merged, its successor handles it, and where it was split, perhaps the one split off.
 */
@Component
public class CaseHomes {

    private final JdbcClient jdbc;
    private final OrganisationDirectory directory;
    private final EngineItself engine;
    private final RuntimeService runtime;

    /** The engine comes lazily, because it asks for the beans of its diagrams while it is being built. */
    CaseHomes(JdbcClient jdbc, OrganisationDirectory directory, EngineItself engine, @Lazy RuntimeService runtime) {
        this.jdbc = jdbc;
        this.directory = directory;
        this.engine = engine;
        this.runtime = runtime;
    }

    /**
     * @param organisation to which the instance belongs
     * @param caseNumber   null for what belongs to no case
     * @return code of the organisation whose posts have its steps
     */
    public String of(String organisation, String caseNumber) {
        String home = caseNumber == null ? organisation : jdbc.sql("select home from case_home where case_number = ? and organisation = ?")
                .params(caseNumber, organisation).query(String.class).optional().orElse(organisation);
        return directory.inForce(home).code();
    }

    /**
     * From now on another organisation handles what these cases have in the one; its open tasks move when the other one is founded, in
     * the same transaction.
     *
     * @throws Refusal for a case that the organisation does not have
     */
    public void assign(Collection<String> caseNumbers, String organisation, String home) {
        engine.act(() -> caseNumbers.forEach(caseNumber -> {
            if (runtime.createProcessInstanceQuery().processInstanceBusinessKey(caseNumber).tenantIdIn(organisation).count() == 0) {
                throw new Refusal("案件“" + caseNumber + "”不由该单位办理，或者已经办结");
            }
            jdbc.sql("""
                    insert into case_home (case_number, organisation, home) values (:case, :organisation, :home)
                    on conflict (case_number, organisation) do update set home = excluded.home""")
                    .param("case", caseNumber).param("organisation", organisation).param("home", home).update();
        }));
    }

    /** The organisations some of whose cases are handled by one of these. */
    Set<String> withCasesAt(Collection<String> homes) {
        return Set.copyOf(jdbc.sql("select distinct organisation from case_home where home = any (:homes)")
                .param("homes", homes.toArray(String[]::new)).query(String.class).list());
    }
}
