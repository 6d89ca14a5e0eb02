package cn.baolei.revision;

import cn.baolei.engine.DeploymentJournal.Kind;
import java.time.Instant;

/**
 * One version of a process or decision table.
 *
 * @param definition the engine's id
 * @param deployment the engine's id
 * @param file       name of its file in the deployment
 * @param by         who deployed it, in words
 * @param title      what they called it; may be empty
 * @param running    instances that run by it; null for tables, and where that is nobody's business
 * @param inForce    new instances go by it
 */
public record Version(Kind kind, String key, String name, int number, String definition, String deployment, String file, String by, Instant at,
                      String title, Integer running, boolean inForce) {
}
