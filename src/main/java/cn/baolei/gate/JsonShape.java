package cn.baolei.gate;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads through a form once: whether it is harmless to parse, and where its fields stand. */
final class JsonShape {

    private static final int DEEPEST = 100;
    private static final Set<String> NAMES = Set.of("key", "path", "id");
    private static final JsonFactory JSON = new JsonFactoryBuilder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build()).build();

    private final Positions positions = new Positions();
    private final List<Finding> findings = new ArrayList<>();

    private JsonShape() {
    }

    /** @return with findings only where the file must not be parsed further */
    static JsonShape of(String file, byte[] content) {
        JsonShape shape = new JsonShape();
        try (JsonParser parser = JSON.createParser(content)) {
            int depth = 0;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                if (depth == 0 && parser.nextToken() != null) {
                    shape.findings.add(Finding.of(file, "文件在表单结束之后还有别的内容"));
                    break;
                }
                if (token == JsonToken.VALUE_STRING && NAMES.contains(parser.currentName())) {
                    JsonLocation place = parser.currentTokenLocation();
                    shape.positions.add(parser.getText(), place.getLineNr(), place.getColumnNr());
                }
            }
        } catch (JsonProcessingException broken) {
            String place = broken.getLocation() == null ? "" : "，第 " + broken.getLocation().getLineNr() + " 行";
            shape.findings.add(Finding.of(file, broken.getMessage().contains("nesting depth") ? "文件嵌套过深，超过 " + DEEPEST + " 层"
                    : broken.getMessage().contains("Duplicate field") ? "同一名称在一处写了两次" + place
                    : "文件不是完整的 JSON" + place + "：" + broken.getOriginalMessage()));
        } catch (IOException broken) {
            shape.findings.add(Finding.of(file, "文件读不出来"));
        }
        return shape;
    }

    List<Finding> findings() {
        return findings;
    }

    Positions positions() {
        return positions;
    }
}
