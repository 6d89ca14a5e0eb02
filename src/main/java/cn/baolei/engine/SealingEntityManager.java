package cn.baolei.engine;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.cfg.IdGenerator;
import org.camunda.bpm.engine.impl.db.DbEntity;
import org.camunda.bpm.engine.impl.db.PersistenceSession;
import org.camunda.bpm.engine.impl.db.entitymanager.DbEntityManager;
import org.camunda.bpm.engine.impl.db.entitymanager.cache.CachedDbEntity;
import org.camunda.bpm.engine.impl.db.entitymanager.cache.DbEntityState;
import org.camunda.bpm.engine.impl.history.event.HistoricDecisionInputInstanceEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricDecisionOutputInstanceEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricFormPropertyEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricVariableUpdateEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.persistence.entity.ByteArrayEntity;
import org.camunda.bpm.engine.impl.persistence.entity.HistoricVariableInstanceEntity;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceEntity;
import org.camunda.bpm.engine.impl.variable.serializer.ValueFields;

/**
 * Seals protected values at the last moment before the engine writes its rows. Earlier it cannot be done: a variable is serialized
 * before the engine knows of which instance it is, and a new instance gets its case number only with its first step.
 */
class SealingEntityManager extends DbEntityManager {

    /** What history keeps of a protected field in a submitted form; the value itself is in the history of the variable. */
    private static final String HIDDEN = "***";

    private final VariableProtection protection;
    private final CaseOfInstance cases;
    private final DecisionClauses clauses = new DecisionClauses(this);
    private final Map<String, String> caseNumbers = new HashMap<>();
    /** One value of one command is sealed once: its row and its detail in history and the journal hold the same text and can be compared. */
    private final Map<List<String>, String> sealed = new HashMap<>();
    private final HistoryNotes notes;
    private final Supplier<HistoryJournal> journal;

    SealingEntityManager(IdGenerator ids, PersistenceSession session, VariableProtection protection, CaseOfInstance cases,
                         Supplier<HistoryJournal> journal) {
        super(ids, session);
        this.protection = protection;
        this.cases = cases;
        this.notes = new HistoryNotes(new HistoryValues(this, protection));
        this.journal = journal;
    }

    void note(HistoryEvent event) {
        notes.add(event);
    }

    /** What the rows hold now, sealed, is what the journal is told. */
    @Override
    public void flush() {
        super.flush();
        notes.tell(journal, this::caseOf, cases::ofSigned);
    }

    @Override
    protected void flushEntityCache() {
        dbEntityCache.getCachedEntities().forEach(this::sealIfWritten);
        super.flushEntityCache();
    }

    @Override
    public void flushEntity(DbEntity entity) {
        Optional.ofNullable(dbEntityCache.getCachedEntity(entity)).ifPresent(this::sealIfWritten);
        super.flushEntity(entity);
    }

    private void sealIfWritten(CachedDbEntity cached) {
        DbEntityState state = cached.getEntityState();
        if (state == DbEntityState.TRANSIENT || state == DbEntityState.MERGED || state == DbEntityState.PERSISTENT) {
            seal(cached.getEntity());
        }
    }

    private void seal(DbEntity entity) {
        if (entity instanceof VariableInstanceEntity variable && protection.covers(variable.getName())) {
            seal(variable, variable.getName(), variable.getByteArrayValueId(), variable.getProcessInstanceId());
        } else if (entity instanceof HistoricVariableInstanceEntity variable && protection.covers(variable.getVariableName())) {
            seal(variable, variable.getVariableName(), variable.getByteArrayValueId(), variable.getProcessInstanceId());
        } else if (entity instanceof HistoricVariableUpdateEventEntity update && protection.covers(update.getVariableName())) {
            seal(update);
        } else if (entity instanceof HistoricDecisionInputInstanceEntity input) {
            clauses.protectedVariable(input, protection::covers)
                    .ifPresent(name -> seal(input, name, input.getByteArrayValueId(), input.getRootProcessInstanceId()));
        } else if (entity instanceof HistoricDecisionOutputInstanceEntity output && output.getVariableName() != null
                && protection.covers(output.getVariableName())) {
            seal(output, output.getVariableName(), output.getByteArrayValueId(), output.getRootProcessInstanceId());
        } else if (entity instanceof HistoricFormPropertyEventEntity field && protection.covers(field.getPropertyId())) {
            field.setPropertyValue(HIDDEN);
        }
    }

    private void seal(ValueFields fields, String variable, String byteArrayId, String instance) {
        String packed = pack(fields.getTextValue(), fields.getLongValue(), fields.getDoubleValue());
        if (packed != null) {
            fields.setTextValue(seal(instance, variable, packed));
            fields.setLongValue(null);
            fields.setDoubleValue(null);
        }
        sealBytes(byteArrayId, variable, instance);
    }

    private void seal(HistoricVariableUpdateEventEntity update) {
        String packed = pack(update.getTextValue(), update.getLongValue(), update.getDoubleValue());
        if (packed != null) {
            update.setTextValue(seal(update.getProcessInstanceId(), update.getVariableName(), packed));
            update.setLongValue(null);
            update.setDoubleValue(null);
        }
        sealBytes(update.getByteArrayId(), update.getVariableName(), update.getProcessInstanceId());
    }

    /** Null when there is nothing to seal, or it was sealed when it was written. */
    private String pack(String text, Long whole, Double decimal) {
        return protection.isSealed(text) ? null : SealedFields.pack(text, whole, decimal);
    }

    /** Only bytes that are at hand: those of an unchanged variable are not loaded for this. */
    private void sealBytes(String id, String variable, String instance) {
        ByteArrayEntity bytes = id == null ? null : getCachedEntity(ByteArrayEntity.class, id);
        if (bytes == null || bytes.getBytes() == null || protection.isSealed(SealedFields.text(bytes.getBytes()))) {
            return;
        }
        bytes.setBytes(seal(instance, variable, SealedFields.text(bytes.getBytes())).getBytes(StandardCharsets.UTF_8));
    }

    private String seal(String instance, String variable, String clear) {
        String caseNumber = caseOf(instance);
        return sealed.computeIfAbsent(List.of(caseNumber, variable, clear), value -> CommandTrail.work().seal(caseNumber, variable, clear));
    }

    private String caseOf(String instance) {
        return caseNumbers.computeIfAbsent(String.valueOf(instance), id -> cases.of(instance, this));
    }
}
