package cn.baolei.engine;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.db.entitymanager.DbEntityManager;
import org.camunda.bpm.engine.impl.dmn.entity.repository.DecisionDefinitionEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricDecisionInputInstanceEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricDecisionInstanceEntity;

/** Which variable a decision table reads in one of its columns; history tells the column only. */
class DecisionClauses {

    private static final Pattern NO_NAME = Pattern.compile("\\W+");

    private final DbEntityManager entities;

    DecisionClauses(DbEntityManager entities) {
        this.entities = entities;
    }

    /** The protected variable that the column of an input reads. */
    Optional<String> protectedVariable(HistoricDecisionInputInstanceEntity input, Predicate<String> isProtected) {
        HistoricDecisionInstanceEntity decided = entities.getCachedEntity(HistoricDecisionInstanceEntity.class, input.getDecisionInstanceId());
        if (decided == null) {
            return Optional.empty();
        }
        DecisionDefinitionEntity definition = Context.getProcessEngineConfiguration().getDeploymentCache()
                .findDeployedDecisionDefinitionById(decided.getDecisionDefinitionId());
        if (!(definition.getDecisionLogic() instanceof DmnDecisionTableImpl table)) {
            return Optional.empty();
        }
        return table.getInputs().stream().filter(column -> column.getId().equals(input.getClauseId()))
                .flatMap(column -> Arrays.stream(NO_NAME.split(column.getExpression().getExpression()))).filter(isProtected).findFirst();
    }
}
