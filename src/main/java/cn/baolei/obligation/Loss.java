package cn.baolei.obligation;

import java.util.List;

/**
 * A duty that the notice lays down and a new version no longer keeps.
 *
 * @param elementId   of the duty in the diagram, the rule or input of a table, or the key of a form field
 * @param elementName in Chinese
 * @param clauses     ids of the clauses of the notice
 * @param message     in Chinese: what is lost, and the words of the clauses
 */
public record Loss(String elementId, String elementName, List<String> clauses, String message) {
}
