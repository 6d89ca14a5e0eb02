package cn.baolei.audit.export;

import cn.baolei.audit.story.CaseStory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.UUID;

/**
 * A case as it is exported; as JSON it is described by {@code docs/schema/case-file.schema.json}.
 *
 * @param format     {@link #FORMAT}
 * @param export     number of the export
 * @param exportedBy name of whoever asked for it
 * @param exportedAt when it was asked for
 * @param clear      whether protected values are opened on the ground that follows; else they are as whoever asked may read them
 * @param ground     why; null where none was stated
 */
record CaseFile(String format, UUID export, String exportedBy, Instant exportedAt, boolean clear, String ground, CaseStory story) {

    static final String FORMAT = "baolei-case-file/1";

    private static final ObjectMapper JSON = JsonMapper.builder().addModule(new JavaTimeModule())
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8).disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS).build();

    static CaseFile of(Export export, String exportedBy, CaseStory story) {
        return new CaseFile(FORMAT, export.id(), exportedBy, export.requestedAt(), export.ground() != null, export.ground(), story);
    }

    byte[] json() {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
