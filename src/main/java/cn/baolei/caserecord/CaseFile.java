package cn.baolei.caserecord;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What a closed case looked like when it was closed: every step of the matter across its instances, in the order they began.
 *
 * @param caseNumber   the business key that all instances of the matter share
 * @param instanceId   the process instance that was closed
 * @param organisation code of the organisation to which it belongs
 * @param title        name of the process
 * @param openedBy     who started it; null when the engine did
 * @param outcome      how it ended, in the decision's own code
 * @param opening      what was filled in to start it
 */
record CaseFile(String caseNumber, String instanceId, String organisation, String organisationName, String title,
        Person openedBy, Instant openedAt, Instant closedAt, String outcome, List<Fact> opening, List<Step> steps,
        List<Decision> decisions, List<Action> actions) {

    /** Files kept before actions were recorded have none. */
    CaseFile {
        actions = actions == null ? List.of() : List.copyOf(actions);
    }

    /** An official, by user id, with the name shown at the time of closing. */
    record Person(String user, String name) {
    }

    /** One field of a form as it was filled in, with the words that the official read. */
    record Fact(String key, String label, String value) {
    }

    /**
     * @param doneBy    null while the step is open and when the engine withdrew it; finishedAt and dueAt likewise may be null
     * @param actingFor 代×××办理; null where it was done by a holder of the post, and in files kept before this was recorded
     */
    record Step(String process, String name, String organisationName, Person doneBy, String actingFor, Instant startedAt, Instant dueAt,
            Instant finishedAt, List<Fact> facts) {
    }

    /** @param reason the annotation of the rule that decided, in the words of the decision table at that time */
    record Decision(String name, Instant decidedAt, String result, String reason) {
    }

    /**
     * What was done with a task beside completing it.
     *
     * @param doneBy null when the engine did it
     * @param to     whom it concerned
     * @param sha256 of an attached file; null for everything else
     */
    record Action(String kind, String step, Person doneBy, List<Person> to, String content, String sha256, Instant doneAt) {
    }

    /** The same with what was filled in, and the words of what was done beside, shown in another way. */
    CaseFile with(UnaryOperator<Fact> shown, UnaryOperator<String> words) {
        return new CaseFile(caseNumber, instanceId, organisation, organisationName, title, openedBy, openedAt, closedAt, outcome,
                opening.stream().map(shown).toList(), steps.stream().map(step -> new Step(step.process(), step.name(), step.organisationName(),
                step.doneBy(), step.actingFor(), step.startedAt(), step.dueAt(), step.finishedAt(), step.facts().stream().map(shown).toList())).toList(),
                decisions, actions.stream().map(action -> new Action(action.kind(), action.step(), action.doneBy(), action.to(),
                words.apply(action.content()), action.sha256(), action.doneAt())).toList());
    }

    /** User ids of all who opened the case or completed a step of it. */
    List<String> participants() {
        return Stream.concat(Stream.ofNullable(openedBy), steps.stream().map(Step::doneBy).filter(Objects::nonNull))
                .map(Person::user).distinct().sorted().toList();
    }
}
