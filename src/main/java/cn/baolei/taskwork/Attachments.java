package cn.baolei.taskwork;

import cn.baolei.engine.Refusal;
import cn.baolei.protection.CaseSecrets;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 附件: files of a case, kept in the database with their names, sealed, never changed. */
@Service
class Attachments {

    /** Bytes; what a scanned document of some twenty pages takes. */
    static final int LARGEST = 8 * 1024 * 1024;

    private static final int LONGEST_NAME = 120;
    private static final String CONTENT = "attachment.content";

    private final TasksAtHand atHand;
    private final TaskActions actions;
    private final CaseReaders readers;
    private final JdbcClient jdbc;
    private final CaseSecrets secrets;
    private final Clock clock;

    Attachments(TasksAtHand atHand, TaskActions actions, CaseReaders readers, JdbcClient jdbc, CaseSecrets secrets, Clock clock) {
        this.atHand = atHand;
        this.actions = actions;
        this.readers = readers;
        this.jdbc = jdbc;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** @throws Refusal for a file too large, empty, or of a kind that is not exchanged */
    @Transactional
    void add(String taskId, String fileName, byte[] content) {
        TaskRef task = atHand.claimed(taskId);
        String name = plainName(fileName);
        if (content.length == 0) {
            throw new Refusal("文件“" + name + "”是空的");
        }
        if (content.length > LARGEST) {
            throw new Refusal("文件“" + name + "”超过" + LARGEST / 1024 / 1024 + "MB，请压缩后再上传");
        }
        AttachmentType type = AttachmentType.of(name, content)
                .orElseThrow(() -> new Refusal("文件“" + name + "”不能上传：只接受" + AttachmentType.NAMES + "，且内容须与扩展名相符"));
        String digest = DigestUtils.sha256Hex(content);
        jdbc.sql("""
                insert into attachment (id, case_number, process_instance, task, step_name, organisation, name, media_type, size, sha256,
                    content, added_by, added_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(UUID.randomUUID(), task.caseNumber(), task.instance(), taskId, task.name(), task.organisation(),
                        secrets.seal(task.caseNumber(), "attachment.name", name), type.mediaType(), content.length, digest,
                        sealed(task.caseNumber(), content), atHand.me(), clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        actions.recordFile(task, name + "（" + Math.max(1, Math.round(content.length / 1024.0)) + " KB）", digest);
    }

    private byte[] sealed(String caseNumber, byte[] content) {
        return secrets.seal(caseNumber, CONTENT, Base64.getEncoder().encodeToString(content)).getBytes(StandardCharsets.UTF_8);
    }

    /** What the signed-in person may read of a case's files, their names as stored: who must keep out of it, their own only. */
    List<Attachment> readableOf(String caseNumber) {
        boolean all = readers.mayRead(atHand.me(), caseNumber);
        return ofCase(caseNumber).stream().filter(attachment -> all || atHand.me().equals(attachment.addedBy())).toList();
    }

    List<Attachment> ofCase(String caseNumber) {
        return jdbc.sql("select * from attachment where case_number = ? order by added_at").param(caseNumber)
                .query(Attachments::read).list();
    }

    /** A file as it was handed in. */
    record Download(String name, String mediaType, byte[] content) {
    }

    /**
     * Empty alike for a file that does not exist and one of a case that the signed-in person may not read.
     *
     * @throws Refusal when the key of the case was destroyed
     */
    Optional<Download> download(UUID id) {
        return readable(id).map(attachment -> {
            try (CaseSecrets.Reading reading = secrets.reading(atHand.me())) {
                return new Download(reading.show(attachment.name()), attachment.mediaType(), opened(reading.show(stored(attachment))));
            }
        });
    }

    private static byte[] opened(String content) {
        if (content.equals(CaseSecrets.ERASED)) {
            throw new Refusal("该案件的受保护信息已删除，文件不能再打开");
        }
        return Base64.getDecoder().decode(content);
    }

    Optional<Attachment> readable(UUID id) {
        return jdbc.sql("select * from attachment where id = ?").param(id).query(Attachments::read).optional()
                .filter(attachment -> atHand.me().equals(attachment.addedBy()) || readers.mayRead(atHand.me(), attachment.caseNumber()));
    }

    private String stored(Attachment attachment) {
        return jdbc.sql("select content from attachment where id = ?").param(attachment.id())
                .query((row, number) -> new String(row.getBytes("content"), StandardCharsets.UTF_8)).single();
    }

    /** Without the folders that some browsers send, and without characters that would break a header or a line. */
    private static String plainName(String fileName) {
        String name = fileName == null ? "" : fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1)
                .replaceAll("\\p{Cntrl}", "").strip();
        if (name.isEmpty() || name.codePointCount(0, name.length()) > LONGEST_NAME) {
            throw new Refusal("文件名须为 1 至 " + LONGEST_NAME + " 个字");
        }
        return name;
    }

    private static Attachment read(ResultSet row, int number) throws SQLException {
        return new Attachment(row.getObject("id", UUID.class), row.getString("case_number"), row.getString("step_name"),
                row.getString("name"), row.getString("media_type"), row.getInt("size"), row.getString("sha256"),
                row.getString("added_by"), row.getObject("added_at", OffsetDateTime.class).toInstant());
    }
}
