package cn.baolei.reorganisation;

import cn.baolei.organisation.Roster;
import java.util.List;
import java.util.Map;

/**
 * What an operation wants, worked out from the roster in force.
 *
 * @param title      what is done, in one Chinese sentence with the names of the day
 * @param successors closed organisation → the one it is merged into, codes
 * @param cases      which cases go to another organisation
 * @param founds     whether what it adds must be new, not something that comes back
 */
record Plan(String title, Roster wanted, Map<String, String> successors, List<CaseMove> cases, boolean founds) {

    Plan(String title, Roster wanted) {
        this(title, wanted, Map.of(), List.of(), false);
    }

    record CaseMove(List<String> caseNumbers, String from, String to) {
    }
}
