package cn.baolei.taskwork;

import java.util.List;

/** What was filled in for a matter so far, for somebody who is asked to sign but has no form of its own. */
public interface MatterFacts {

    /** @param step name of the step, in which it was filled in. @param label of the field. @param value in the words that the official read */
    record Fact(String step, String label, String value) {
    }

    /** @param instance process instance id */
    List<Fact> of(String instance, String caseNumber);
}
