package cn.baolei.reorganisation;

import cn.baolei.engine.Refusal;
import cn.baolei.organisation.OrganisationRegister;
import cn.baolei.organisation.Roster;
import cn.baolei.reorganisation.ReorganisationTable.Entry;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Shows what an operation would do by doing it and taking it back, does it, and undoes it. */
@Service
class Reorganisations {

    private final OrganisationRegister register;
    private final Changes changes;
    private final ReorganisationTable table;
    private final TransactionTemplate transaction;

    Reorganisations(OrganisationRegister register, Changes changes, ReorganisationTable table, TransactionTemplate transaction) {
        this.register = register;
        this.changes = changes;
        this.table = table;
        this.transaction = transaction;
    }

    /** What would happen; with the refusals when it cannot. Nothing is changed. */
    Effect preview(Operation operation, String user) {
        return tried(() -> changes.makeWithoutDeadEnds(operation.plan(register.current()), Map.of(), user).effect());
    }

    /**
     * @param version of the roster that the administrator has seen
     * @param user    who does it
     * @throws Refusal when the roster has changed since, or the operation cannot be done
     */
    @Transactional
    public Effect apply(Operation operation, long version, String user) {
        requireUnchanged(version);
        Changes.Done done = changes.makeWithoutDeadEnds(operation.plan(register.current()), Map.of(), user);
        table.add(operation.kind(), done.effect().title(), operation, done.delta(), done.moved(), user);
        return done.effect();
    }

    /** What undoing an entry would do; with the refusals when it cannot be undone. */
    Effect previewUndo(long id, String user) {
        return tried(() -> takeBack(entry(id), user).effect());
    }

    /** @throws Refusal when the roster has changed since it was seen, or something has happened that contradicts the undoing */
    @Transactional
    public Effect undo(long id, long version, String user) {
        requireUnchanged(version);
        Effect effect = takeBack(entry(id), user).effect();
        table.undone(id, user);
        return effect;
    }

    /** The latest first. */
    List<Entry> latest(int most) {
        return table.latest(most);
    }

    private void requireUnchanged(long version) {
        register.lock();
        if (register.version() != version) {
            throw new Refusal("预览之后组织机构又有变动，本次没有执行，请重新预览");
        }
    }

    private Entry entry(long id) {
        return table.find(id).orElseThrow(() -> new Refusal("没有这条调整记录"));
    }

    private Changes.Done takeBack(Entry entry, String user) {
        if (entry.undone().isPresent()) {
            throw new Refusal("这次调整已经撤销");
        }
        if (entry.delta() == null) {
            throw new Refusal("这次导入涉及的内容太多，没有保留逐项记录，不能撤销；请重新导入原来的文件");
        }
        Roster now = register.current();
        List<String> contradictions = entry.delta().contradictions(now);
        if (!contradictions.isEmpty()) {
            throw new Refusals(contradictions);
        }
        // A new organisation that is taken back leaves its cases to the one it came from.
        Map<String, String> successors = entry.delta().founded().stream().filter(code -> entry.origin().isPresent())
                .collect(Collectors.toMap(code -> code, code -> entry.origin().get()));
        Plan plan = new Plan("撤销：" + entry.title(), entry.delta().takenBackFrom(now), successors, List.of(), false);
        return changes.makeWithoutDeadEnds(plan, entry.moved(), user);
    }

    /** The real thing, so that nothing is shown that would not happen; then all of it is rolled back. */
    private Effect tried(Supplier<Effect> action) {
        return Objects.requireNonNull(transaction.execute(status -> {
            status.setRollbackOnly();
            register.lock();
            try {
                return action.get();
            } catch (Refusal refused) {
                return new Effect("", register.version(), List.of(), List.of(), 0, Refusals.of(refused));
            }
        }));
    }
}
