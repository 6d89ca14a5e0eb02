package cn.baolei.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.baolei.organisation.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Which of the twenty procedures each role may start: what Tasklist offers, and what the engine lets through. */
@ProcessTest
class StartRightsTest {

    private static final Set<String> EVERY_OFFICIAL = Set.of("secretary", "deputy-secretary", "committee-member", "organisation-member",
            "publicity-member", "discipline-member", "office-director", "reporter", "duty-officer", "duty-leader", "doctor", "counsellor",
            "member", "leading-group-head", "leading-group-office");

    /** By the notice's own words on who does what (domain.md, section 1); a shift begins by itself. */
    private static final Map<String, Set<String>> STARTERS = Map.ofEntries(
            Map.entry("suspected-case", Set.of("counsellor", "doctor", "duty-officer", "reporter")),
            Map.entry("immediate-report", Set.of("reporter", "office-director", "duty-officer", "secretary")),
            Map.entry("isolation", Set.of("doctor", "counsellor")),
            Map.entry("treatment", Set.of("doctor")),
            Map.entry("contact-tracing", Set.of("doctor", "reporter", "duty-officer")),
            Map.entry("joint-prevention", Set.of("office-director", "secretary", "reporter", "duty-officer")),
            Map.entry("screening", Set.of("secretary", "office-director", "reporter", "leading-group-office")),
            Map.entry("responsibility", Set.of("secretary")),
            Map.entry("duty-shift", Set.of()),
            Map.entry("member-health-report", EVERY_OFFICIAL),
            Map.entry("situation-report", Set.of("reporter", "office-director", "secretary", "duty-leader", "leading-group-office")),
            Map.entry("information-release", Set.of("reporter", "office-director", "publicity-member", "secretary")),
            Map.entry("rumor-handling", Set.of("publicity-member", "office-director", "secretary", "reporter", "duty-officer",
                    "duty-leader", "committee-member", "doctor", "counsellor", "member")),
            Map.entry("assistance", Set.of("counsellor", "doctor", "member", "office-director", "committee-member")),
            Map.entry("volunteer-service", Set.of("member", "office-director")),
            Map.entry("pledge", Set.of("secretary")),
            Map.entry("commendation", Set.of("member", "counsellor", "doctor", "organisation-member", "publicity-member",
                    "committee-member", "office-director", "deputy-secretary", "secretary")),
            Map.entry("cadre-assessment", Set.of("organisation-member", "deputy-secretary", "secretary")),
            Map.entry("accountability", Set.of("discipline-member", "secretary")),
            Map.entry("supervision", Set.of("secretary", "deputy-secretary", "discipline-member", "office-director", "duty-leader",
                    "leading-group-head", "leading-group-office")));

    @Autowired
    private Scenario scenario;
    @Autowired
    private ProcessEngine engine;

    @Test
    void should_OfferJustWhatTheRoleMayStart_When_AnOfficialLooks() {
        Map<String, Set<String>> offered = new TreeMap<>();
        STARTERS.keySet().forEach(process -> offered.put(process, new TreeSet<>()));
        // Other tests deploy diagrams of their own.
        for (Role role : Role.values()) {
            scenario.as(holderOf(role)).signedIn(() -> engine.getRepositoryService().createProcessDefinitionQuery().latestVersion()
                    .startablePermissionCheck().list()).stream().filter(definition -> STARTERS.containsKey(definition.getKey()))
                    .forEach(definition -> offered.get(definition.getKey()).add(role.code()));
        }
        assertThat(offered).containsExactlyInAnyOrderEntriesOf(STARTERS);
    }

    @Test
    void should_FollowTheVersionInForce_When_OneIsDeployedAndTakenAway() {
        StandIns nobodys = new StandIns(engine, "isolation");
        assertThat(mayStart("yanshi-shiyan.doctor", "isolation")).isFalse();
        nobodys.remove();
        assertThat(mayStart("yanshi-shiyan.doctor", "isolation")).isTrue();
    }

    private boolean mayStart(String user, String process) {
        return scenario.as(user).signedIn(() -> engine.getRepositoryService().createProcessDefinitionQuery().latestVersion()
                .processDefinitionKey(process).startablePermissionCheck().count()) > 0;
    }

    @Test
    void should_Refuse_When_ARoleStartsWhatItMayNot() {
        // Other tests deploy diagrams of their own.
        List<ProcessDefinition> deployed = engine.getRepositoryService().createProcessDefinitionQuery().latestVersion()
                .processDefinitionKeysIn(STARTERS.keySet().toArray(String[]::new)).list();
        assertThat(deployed).hasSameSizeAs(STARTERS.keySet());
        for (Role role : Role.values()) {
            for (ProcessDefinition process : deployed) {
                if (!STARTERS.get(process.getKey()).contains(role.code())) {
                    assertThatExceptionOfType(AuthorizationException.class).as("%s starts %s", role, process.getKey()).isThrownBy(() ->
                            scenario.as(holderOf(role)).signedIn(() -> engine.getRuntimeService().startProcessInstanceById(process.getId())));
                }
            }
        }
    }

    /** A demonstration user with this post and no other, at the school where there is one. */
    private String holderOf(Role role) {
        return engine.getIdentityService().createUserQuery().memberOfGroup(role.code()).list().stream().map(user -> user.getId())
                .filter(user -> Arrays.stream(Role.values()).filter(other -> engine.getIdentityService().createGroupQuery()
                        .groupMember(user).groupId(other.code()).count() == 1).count() == 1)
                .min((one, other) -> Boolean.compare(other.startsWith("yanshi-shiyan."), one.startsWith("yanshi-shiyan."))).orElseThrow();
    }
}
