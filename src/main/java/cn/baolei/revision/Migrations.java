package cn.baolei.revision;

import cn.baolei.engine.DeploymentJournal.Kind;
import cn.baolei.engine.MigrationJobs;
import cn.baolei.engine.Refusal;
import cn.baolei.engine.RunningInstances;
import cn.baolei.engine.Unrestricted;
import cn.baolei.taskwork.Confidential;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.batch.Batch;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Moves running instances to the version in force, each by itself in the background, and tells how far that is. */
@Service
class Migrations {

    /** @param number of the instance in this migration; nothing else is said of it. @param step where it stands */
    record Failure(int number, String step, String reason, boolean triedAgain) {
    }

    /**
     * @param total null, as all other figures and the failures, where it is nobody's business how many there are
     * @param ended those that were finished before their turn came
     */
    record Progress(long id, boolean finished, boolean failed, Integer total, Integer moved, Integer ended, Integer waiting, List<Failure> failures) {

        /** Whether anything has changed since; {@code migration.js} builds the same. */
        public String state() {
            return Stream.of(finished, moved, ended, waiting, failures.size()).map(String::valueOf).collect(Collectors.joining(" "));
        }
    }

    private final MigrationPlanning planning;
    private final MigrationTable records;
    private final RuntimeService runtime;
    private final ManagementService management;
    private final Unrestricted unrestricted;
    private final RunningInstances instances;
    private final MigrationJobs jobs;
    private final Versions versions;

    Migrations(MigrationPlanning planning, MigrationTable records, RuntimeService runtime, ManagementService management, Unrestricted unrestricted,
               RunningInstances instances, MigrationJobs jobs, Versions versions) {
        this.planning = planning;
        this.records = records;
        this.runtime = runtime;
        this.management = management;
        this.unrestricted = unrestricted;
        this.instances = instances;
        this.jobs = jobs;
        this.versions = versions;
    }

    /**
     * Begins to move all instances that stand where something corresponds.
     *
     * @return number of the migration
     * @throws Refusal when the target is not in force any more, the plan is not possible, or nothing is there to move
     */
    @Transactional
    public long start(Version source, Version target, Map<String, String> pairs, String person) {
        if (source.inForce() || !versions.find(Kind.PROCESS, target.key(), target.number()).map(Version::inForce).orElse(false)) {
            throw new Refusal("流程已有更新的版本，请重新拟定迁移方案");
        }
        if (!planning.check(source, target, pairs).possible()) {
            throw new Refusal("迁移方案有不能对应的环节，请先改正");
        }
        List<String> moving = planning.movable(source, pairs);
        if (moving.isEmpty()) {
            throw new Refusal("没有可以迁移的在办事项");
        }
        MigrationPlan plan = planning.build(source, target, pairs);
        Batch batch = unrestricted.call(() -> runtime.newMigration(plan).processInstanceIds(moving).executeAsync());
        return records.add(source, target, pairs, batch.getId(), person, moving);
    }

    Progress progress(MigrationTable.Entry migration) {
        List<String> all = records.instancesOf(migration.id());
        Map<String, String> now = instances.definitionsOf(all);
        Map<String, Job> failing = failing(migration);
        List<Failure> failures = new ArrayList<>();
        int moved = 0;
        int ended = 0;
        Map<String, String> steps = failing.isEmpty() ? Map.of() : steps(migration);
        for (int i = 0; i < all.size(); i++) {
            String instance = all.get(i);
            if (!now.containsKey(instance)) {
                ended++;
            } else if (!now.get(instance).equals(migration.source())) {
                moved++;
            } else if (failing.containsKey(instance)) {
                failures.add(new Failure(i + 1, steps.getOrDefault(instance, ""), PlanRefusals.inWords(String.valueOf(failing.get(instance).getExceptionMessage())),
                        failing.get(instance).getRetries() > 0));
            }
        }
        int waiting = all.size() - moved - ended - failures.size();
        boolean finished = waiting == 0 && failures.stream().noneMatch(Failure::triedAgain);
        if (Confidential.PROCESSES.contains(migration.process())) {
            return new Progress(migration.id(), finished, !failures.isEmpty(), null, null, null, null, List.of());
        }
        return new Progress(migration.id(), finished, !failures.isEmpty(), all.size(), moved, ended, waiting, failures);
    }

    /** Once more for those that could not be moved. @throws Refusal when there are none */
    @Transactional
    public void retry(MigrationTable.Entry migration, String person) {
        List<Job> givenUp = failing(migration).values().stream().filter(job -> job.getRetries() == 0).distinct().toList();
        if (givenUp.isEmpty()) {
            throw new Refusal("没有需要重试的事项");
        }
        givenUp.forEach(job -> unrestricted.call(() -> {
            management.setJobRetries(job.getId(), 1);
            return null;
        }));
        records.addRetry(migration.id(), person);
    }

    private Map<String, Job> failing(MigrationTable.Entry migration) {
        Batch batch = unrestricted.call(() -> management.createBatchQuery().batchId(migration.batch()).singleResult());
        return batch == null ? Map.of() : jobs.failing(batch.getBatchJobDefinitionId());
    }

    /** Instance → the names of the steps at which it stands. */
    private Map<String, String> steps(MigrationTable.Entry migration) {
        Map<String, String> names = versions.find(Kind.PROCESS, migration.process(), migration.sourceVersion()).map(planning::diagram)
                .map(StepPairs::steps).orElse(List.of()).stream()
                .collect(HashMap::new, (map, step) -> map.put(step.getId(), step.getName()), HashMap::putAll);
        Map<String, String> steps = new HashMap<>();
        instances.standing(migration.source()).forEach((element, there) -> there.forEach(instance ->
                steps.merge(instance, String.valueOf(names.getOrDefault(element, element)), (one, other) -> one + "、" + other)));
        return steps;
    }
}
