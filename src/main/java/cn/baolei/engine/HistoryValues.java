package cn.baolei.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.codec.digest.DigestUtils;
import org.camunda.bpm.engine.impl.history.event.HistoricDecisionInputInstanceEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricDecisionInstanceEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricDecisionOutputInstanceEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricFormPropertyEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricJobLogEvent;
import org.camunda.bpm.engine.impl.history.event.HistoricVariableUpdateEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.persistence.entity.ByteArrayEntity;
import org.camunda.bpm.engine.impl.variable.serializer.ValueFields;

/**
 * The values in an event of the engine's history, read after its rows are written and therefore as the rows hold them. Bytes are told
 * by their digest: they may be large, and the row has them.
 */
class HistoryValues {

    private final SealingEntityManager entities;
    private final VariableProtection protection;

    HistoryValues(SealingEntityManager entities, VariableProtection protection) {
        this.entities = entities;
        this.protection = protection;
    }

    Map<String, Object> of(HistoryEvent event) {
        if (event instanceof HistoricVariableUpdateEventEntity variable) {
            return value(variable.getVariableName(), variable.getTextValue(), variable.getTextValue2(), variable.getLongValue(),
                    variable.getDoubleValue(), variable.getByteArrayId());
        }
        if (event instanceof HistoricFormPropertyEventEntity field && field.getPropertyValue() != null) {
            return Map.of("value", field.getPropertyValue());
        }
        if (event instanceof HistoricDecisionInstanceEntity decision) {
            return Map.of("inputs", decision.getInputs().stream().map(input -> input((HistoricDecisionInputInstanceEntity) input)).toList(),
                    "outputs", decision.getOutputs().stream().map(output -> output((HistoricDecisionOutputInstanceEntity) output)).toList());
        }
        if (event instanceof HistoricJobLogEvent job && job.getExceptionByteArrayId() != null) {
            return value(null, null, null, null, null, job.getExceptionByteArrayId());
        }
        return Map.of();
    }

    private Map<String, Object> input(HistoricDecisionInputInstanceEntity input) {
        return clause(input.getId(), input.getClauseId(), null, input, input.getByteArrayValueId());
    }

    private Map<String, Object> output(HistoricDecisionOutputInstanceEntity output) {
        Map<String, Object> facts = clause(output.getId(), output.getClauseId(), output.getVariableName(), output, output.getByteArrayValueId());
        put(facts, "name", output.getVariableName());
        put(facts, "rule", output.getRuleId());
        return facts;
    }

    private Map<String, Object> clause(String row, String clause, String variable, ValueFields value, String bytes) {
        Map<String, Object> facts = value(variable, value.getTextValue(), value.getTextValue2(), value.getLongValue(), value.getDoubleValue(),
                bytes);
        facts.put("row", row);
        put(facts, "clause", clause);
        return facts;
    }

    private Map<String, Object> value(String variable, String text, String text2, Long whole, Double decimal, String bytes) {
        Map<String, Object> facts = new LinkedHashMap<>();
        // What the engine announces without writing a row of it is not sealed; it is kept elsewhere already.
        if (variable == null || !protection.covers(variable) || protection.isSealed(text)) {
            put(facts, "text", text);
            put(facts, "text2", text2);
            put(facts, "whole", whole);
            put(facts, "decimal", decimal);
        }
        ByteArrayEntity content = bytes == null ? null : entities.getCachedEntity(ByteArrayEntity.class, bytes);
        if (content != null && content.getBytes() != null) {
            facts.put("bytes", DigestUtils.sha256Hex(content.getBytes()));
        }
        return facts;
    }

    private static void put(Map<String, Object> facts, String name, Object value) {
        if (value != null) {
            facts.put(name, value);
        }
    }
}
