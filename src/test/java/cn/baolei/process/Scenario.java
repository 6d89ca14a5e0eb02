package cn.baolei.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;

/** Who does what, and when: the words in which process tests are written. */
public class Scenario {

    private final ProcessEngine engine;

    Scenario(ProcessEngine engine) {
        this.engine = engine;
    }

    /** Acts as a demonstration user, with that user's groups and tenants and with authorization on. */
    public Official as(String user) {
        return new Official(user);
    }

    /** Runs every job that is due now, and those that follow from them, until none is left. */
    public void runJobs() {
        for (List<Job> due = dueJobs(); !due.isEmpty(); due = dueJobs()) {
            for (Job job : due) {
                // An earlier one may have cancelled it.
                if (engine.getManagementService().createJobQuery().jobId(job.getId()).count() == 1) {
                    engine.getManagementService().executeJob(job.getId());
                }
            }
        }
    }

    private List<Job> dueJobs() {
        return engine.getManagementService().createJobQuery().executable().orderByJobDuedate().asc().list();
    }

    /** Moves the engine's clock to an instant in the future, stopping at every timer on the way. */
    public void moveTo(Instant target) {
        for (Optional<Instant> next = nextTimer(target); next.isPresent(); next = nextTimer(target)) {
            set(next.get());
            runJobs();
        }
        set(target);
        runJobs();
    }

    public void advance(Duration duration) {
        moveTo(now().plus(duration));
    }

    /** Sets the clock without running anything. */
    public void set(Instant instant) {
        ClockUtil.setCurrentTime(Date.from(instant));
    }

    /** Nothing runs any more, and the clock is right again. */
    public void end() {
        engine.getRuntimeService().createProcessInstanceQuery().rootProcessInstances().list()
                .forEach(running -> engine.getRuntimeService().deleteProcessInstance(running.getId(), "end of test", true));
        ClockUtil.reset();
    }

    public Instant now() {
        return ClockUtil.getCurrentTime().toInstant();
    }

    private Optional<Instant> nextTimer(Instant target) {
        return engine.getManagementService().createJobQuery().timers().active().withRetriesLeft()
                .duedateLowerThan(Date.from(target.plusMillis(1))).orderByJobDuedate().asc().listPage(0, 1).stream()
                .findFirst().map(job -> job.getDuedate().toInstant()).filter(due -> due.isAfter(now()));
    }

    /** One official at work. */
    public final class Official {

        private final String user;

        private Official(String user) {
            this.user = user;
        }

        /** Starts a process by its start form. */
        public ProcessInstance starts(String process, Map<String, Object> values) {
            return signedIn(() -> {
                String definition = engine.getRepositoryService().createProcessDefinitionQuery()
                        .processDefinitionKey(process).latestVersion().singleResult().getId();
                return engine.getFormService().submitStartForm(definition, values);
            });
        }

        /** Claims and completes the one open task of that step which this official sees, and runs the jobs that follow. */
        public void completes(String step, Map<String, Object> values) {
            completesOnly(step, values);
            runJobs();
        }

        /** The same without running jobs. */
        public void completesOnly(String step, Map<String, Object> values) {
            signedIn(() -> {
                Task task = task(step);
                engine.getTaskService().claim(task.getId(), user);
                engine.getFormService().submitTaskForm(task.getId(), values);
                return null;
            });
        }

        /** The same for one of several cases. */
        public void completes(String caseNumber, String step, Map<String, Object> values) {
            signedIn(() -> {
                List<Task> tasks = engine.getTaskService().createTaskQuery().taskDefinitionKey(step)
                        .processInstanceBusinessKey(caseNumber).list();
                assertThat(tasks).as("open tasks %s of %s that %s sees", step, caseNumber, user).hasSize(1);
                engine.getTaskService().claim(tasks.get(0).getId(), user);
                engine.getFormService().submitTaskForm(tasks.get(0).getId(), values);
                return null;
            });
            runJobs();
        }

        /** The keys of all open steps this official sees, sorted. */
        public List<String> todo() {
            return signedIn(() -> engine.getTaskService().createTaskQuery().list().stream()
                    .map(Task::getTaskDefinitionKey).sorted().toList());
        }

        /** The one open task of that step which this official sees. */
        public Task task(String step) {
            List<Task> tasks = signedIn(() -> engine.getTaskService().createTaskQuery().taskDefinitionKey(step)
                    .initializeFormKeys().list());
            assertThat(tasks).as("open tasks %s that %s sees", step, user).hasSize(1);
            return tasks.get(0);
        }

        /** Runs anything else against the engine as this official. */
        public <T> T signedIn(java.util.concurrent.Callable<T> action) {
            IdentityService identities = engine.getIdentityService();
            var before = identities.getCurrentAuthentication();
            identities.clearAuthentication();
            List<String> groups = identities.createGroupQuery().groupMember(user).list().stream().map(Group::getId).toList();
            List<String> tenants = identities.createTenantQuery().userMember(user).list().stream().map(Tenant::getId).toList();
            identities.setAuthentication(user, groups, tenants);
            try {
                return action.call();
            } catch (RuntimeException failure) {
                throw failure;
            } catch (Exception failure) {
                throw new IllegalStateException(failure);
            } finally {
                if (before == null) {
                    identities.clearAuthentication();
                } else {
                    identities.setAuthentication(before.getUserId(), before.getGroupIds(), before.getTenantIds());
                }
            }
        }
    }
}
