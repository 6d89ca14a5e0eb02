package cn.baolei.audit.export;

import cn.baolei.engine.OfficialTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;

/** Times and digests as they are printed. */
final class Shown {

    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(OfficialTime.ZONE);

    private Shown() {
    }

    static String time(Instant at) {
        return SECOND.format(at);
    }

    /** @param ended null while it runs */
    static String period(Instant started, Instant ended) {
        return time(started) + " 至 " + (ended == null ? "今（在办）" : time(ended));
    }

    /** SHA-256, hexadecimal. */
    static String digest(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
