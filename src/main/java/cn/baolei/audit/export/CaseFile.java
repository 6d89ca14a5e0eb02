package cn.baolei.audit.export;

import cn.baolei.audit.story.CaseStory;
import cn.baolei.verification.Evidence;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;

/**
 * A case as it is exported; as JSON it is described by {@code docs/schema/case-file.schema.json}.
 *
 * @param format     {@link #FORMAT}
 * @param export     number of the export
 * @param exportedBy name of whoever asked for it
 * @param exportedAt when it was asked for
 * @param clear      whether protected values are opened on the ground that follows; else they are as whoever asked may read them
 * @param ground     why; null where none was stated
 * @param evidence   what of the journal proves the case and signs the rest of this file; null where part of the case is beyond the scope of
 *                   whoever asked, because the journal tells of all of it, or where nothing is sealed yet
 */
record CaseFile(String format, UUID export, String exportedBy, Instant exportedAt, boolean clear, String ground, CaseStory story,
        Evidence evidence) {

    static final String FORMAT = "baolei-case-file/1";

    private static final ObjectMapper JSON = JsonMapper.builder().addModule(new JavaTimeModule())
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8).disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS).build();

    static CaseFile of(Export export, String exportedBy, CaseStory story) {
        return new CaseFile(FORMAT, export.id(), exportedBy, export.requestedAt(), export.ground() != null, export.ground(), story, null);
    }

    /** @param prove digest of this file → evidence that signs it, null where there is none */
    CaseFile proved(Function<String, Evidence> prove) {
        String digest = Evidence.digest(JSON.valueToTree(this));
        return new CaseFile(format, export, exportedBy, exportedAt, clear, ground, story, prove.apply(digest));
    }

    byte[] json() {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
