package cn.baolei.verification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;

/**
 * A file that was handed out: the evidence of a case alone, or a case file with the evidence in its member {@code evidence}, whose closing
 * line signs the digest of all the rest.
 *
 * @param digest of the case file; empty where the evidence stands alone
 */
record ExportedFile(Evidence evidence, Optional<String> digest) {

    private static final String EVIDENCE = "evidence";
    private static final ObjectWriter ORDERED = Bodies.JSON.writer(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    /** @throws CannotCheck when this is no such file, or a case file without evidence */
    static ExportedFile read(String json) {
        JsonNode file = Bodies.read(json).orElseThrow(() -> new CannotCheck("这不是堡垒导出的案卷或案件证据文件，或文件已不完整。"));
        if (!file.has(EVIDENCE)) {
            return new ExportedFile(Evidence.read(json), Optional.empty());
        }
        if (file.get(EVIDENCE).isNull()) {
            throw new CannotCheck("这份案卷没有附带日志证据：有的部分由导出人审计范围以外的单位办理，或者导出时日志还没有封存。请由有权审计全案的人员重新导出。");
        }
        return new ExportedFile(Evidence.read(file.get(EVIDENCE).toString()), Optional.of(digest((ObjectNode) file)));
    }

    Report verify(Outside outside, Instant now) {
        return evidence.verify(outside, digest, now);
    }

    /** @param file a case file. @return SHA-256 in hexadecimal digits of all but its evidence, whatever the order of its members */
    static String digest(ObjectNode file) {
        try {
            Object rest = Bodies.JSON.treeToValue(file.deepCopy().without(EVIDENCE), Object.class);
            return Hashes.sha256(ORDERED.writeValueAsString(rest));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
