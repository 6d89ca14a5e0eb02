package cn.baolei.revision;

import cn.baolei.engine.DeployedModels;
import cn.baolei.engine.DeploymentJournal.Kind;
import cn.baolei.modelling.DeadlineWords;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.dmn.Dmn;
import org.springframework.stereotype.Component;

/** What differs between two files, whatever they are; terms are those of the table {@code deadlines} in force. */
@Component
class Differences {

    private final DeployedModels deployed;
    private final ObjectMapper json;

    Differences(DeployedModels deployed, ObjectMapper json) {
        this.deployed = deployed;
        this.json = json;
    }

    List<Change> between(Kind kind, byte[] before, byte[] after) {
        try {
            return switch (kind) {
                case PROCESS -> DiagramDifference.between(Bpmn.readModelFromStream(new ByteArrayInputStream(before)),
                        Bpmn.readModelFromStream(new ByteArrayInputStream(after)),
                        terms());
                case TABLE -> TableDifference.between(Dmn.readModelFromStream(new ByteArrayInputStream(before)),
                        Dmn.readModelFromStream(new ByteArrayInputStream(after)));
                case FORM -> FormDifference.between(json.readTree(before), json.readTree(after));
            };
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private BinaryOperator<String> terms() {
        Optional<DeadlineWords> table = deployed.table("deadlines").map(DeadlineWords::new);
        return (process, step) -> table.map(words -> words.of(process, step)).orElse("");
    }
}
