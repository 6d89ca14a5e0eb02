package cn.baolei.audit.export;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** {@code docs/schema/case-file.schema.json}. */
final class PublishedSchema {

    private PublishedSchema() {
    }

    /** What is wrong with a file; nothing when it is as published. */
    static List<String> faults(String file) throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(Path.of("docs", "schema", "case-file.schema.json")), InputFormat.JSON);
        return schema.validate(file, InputFormat.JSON, context -> context.executionConfig(config -> config.formatAssertionsEnabled(true))).stream()
                .map(Error::toString).toList();
    }
}
