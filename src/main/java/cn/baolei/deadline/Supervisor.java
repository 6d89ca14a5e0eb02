package cn.baolei.deadline;

import cn.baolei.organisation.Role;

/** Who supervises an overdue task: a role at an organisation, held or vacant. */
record Supervisor(Role role, String organisation) {
}
