package cn.baolei.gate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.xml.ModelException;

/** What was handed in, taken apart: no file is parsed before it is known to be of an expected kind, size and depth. */
final class Intake {

    private static final int LARGEST_FILE = 2 * 1024 * 1024;
    private static final int LARGEST_SUBMISSION = 10 * 1024 * 1024;
    private static final int MOST_FILES = 500;
    /** What the engine's tables hold, and no way out of a folder. A file of ours comes with its whole path or address. */
    private static final String FILE_NAME = "(?!(.*[/\\\\])?\\.\\.[/\\\\])[^\\p{Cntrl}]{1,255}";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, BpmnModelInstance> diagrams = new LinkedHashMap<>();
    private final Map<String, DmnModelInstance> tables = new LinkedHashMap<>();
    private final Map<String, JsonNode> forms = new LinkedHashMap<>();
    private final Map<String, Positions> positions = new HashMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private final Map<String, byte[]> files;

    private Intake(Map<String, byte[]> files) {
        this.files = files;
    }

    static Intake of(Map<String, byte[]> files) {
        Intake intake = new Intake(files);
        long size = files.values().stream().mapToLong(content -> content.length).sum();
        if (size > LARGEST_SUBMISSION || files.size() > MOST_FILES) {
            intake.findings.add(Finding.of(files.keySet().iterator().next(), "一次部署的文件合计不得超过 10 MB、" + MOST_FILES + " 个"));
        } else {
            files.forEach(intake::take);
        }
        return intake;
    }

    private void take(String file, byte[] content) {
        String kind = file.substring(file.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        if (!file.matches(FILE_NAME)) {
            findings.add(Finding.of(file, "文件名不合要求：不得超过 255 字，不得含有控制字符和“../”"));
        } else if (content.length > LARGEST_FILE) {
            findings.add(Finding.of(file, "文件过大，不得超过 2 MB"));
        } else {
            switch (kind) {
                case "bpmn" -> xml(file, content, diagrams, Bpmn::readModelFromStream, "流程图（BPMN）");
                case "dmn" -> xml(file, content, tables, Dmn::readModelFromStream, "决策表（DMN）");
                case "form" -> form(file, content);
                default -> findings.add(Finding.of(file, "只接受流程图（.bpmn）、决策表（.dmn）和表单（.form）"));
            }
        }
    }

    private <M> void xml(String file, byte[] content, Map<String, M> models, Function<ByteArrayInputStream, M> reader, String kind) {
        XmlShape shape = XmlShape.of(file, content);
        positions.put(file, shape.positions());
        findings.addAll(shape.findings());
        if (shape.findings().isEmpty()) {
            try {
                models.put(file, reader.apply(new ByteArrayInputStream(content)));
            } catch (ModelException invalid) {
                findings.add(Finding.of(file, "文件不合" + kind + "的格式：" + reasonOf(invalid)));
            }
        }
    }

    private void form(String file, byte[] content) {
        JsonShape shape = JsonShape.of(file, content);
        positions.put(file, shape.positions());
        findings.addAll(shape.findings());
        if (shape.findings().isEmpty()) {
            try {
                forms.put(file, JSON.readTree(content));
            } catch (IOException broken) {
                findings.add(Finding.of(file, "文件读不出来"));
            }
        }
    }

    private static String reasonOf(Throwable failure) {
        Throwable reason = failure;
        while (reason.getCause() != null) {
            reason = reason.getCause();
        }
        return reason.getMessage();
    }

    Submission submission(Deployed deployed) {
        return new Submission(files, diagrams, tables, forms, deployed);
    }

    List<Finding> findings() {
        return findings;
    }

    Positions.Position positionOf(Finding finding) {
        return positions.containsKey(finding.file()) ? positions.get(finding.file()).of(finding.elementId()) : Positions.UNKNOWN;
    }
}
