package cn.baolei.access;

import java.util.Set;

/** What of the history an auditor may read. @param processes keys. @param decisions keys */
record Audited(Set<String> processes, Set<String> decisions) {
}
