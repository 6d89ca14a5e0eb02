package cn.baolei.process;

import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;

/** The committee of the main demonstration school at the vote. */
class CommitteeVote {

    static final List<String> SCHOOL = Stream.of("secretary", "deputy-secretary", "committee-member", "committee-member-2",
            "organisation-member", "publicity-member", "discipline-member").map(post -> "yanshi-shiyan." + post).toList();

    private final Scenario scenario;
    private final ProcessEngine engine;

    CommitteeVote(Scenario scenario, ProcessEngine engine) {
        this.scenario = scenario;
        this.engine = engine;
    }

    /** Waits until the vote that is open closes. */
    void close(String instance) {
        scenario.moveTo(((Date) engine.getRuntimeService().getVariable(instance, "votingEndsAt")).toInstant());
    }

    void all(String choice, List<String> members) {
        members.forEach(member -> cast(member, choice));
    }

    void cast(String member, String choice) {
        scenario.as(member).completes("vote", Map.of("ballotChoice", choice, "ballotReason", ""));
    }
}
