package cn.baolei.database;

import java.nio.file.Path;

/** The embedded PostgreSQL cannot run; says why and what a person can do about it, in English and Chinese. */
public class EmbeddedPostgresException extends RuntimeException {

    private final String action;

    private EmbeddedPostgresException(String english, String chinese, String actionEnglish, String actionChinese,
            Throwable cause) {
        super(english + "\n" + chinese, cause);
        this.action = actionEnglish + "\n" + actionChinese;
    }

    /** What to do, one line in each language. */
    public String action() {
        return action;
    }

    static EmbeddedPostgresException inUse(Path directory, String holder) {
        return new EmbeddedPostgresException(
                "The database directory %s is in use by another running Baolei (process %s).".formatted(directory, holder),
                "数据库目录 %s 正由另一个运行中的堡垒程序（进程 %s）使用。".formatted(directory, holder),
                "Stop that process first, or give this one another directory with baolei.database.directory.",
                "请先停止该进程，或用 baolei.database.directory 为本程序另行指定目录。", null);
    }

    static EmbeddedPostgresException notWritable(Path path, Throwable cause) {
        return new EmbeddedPostgresException(
                "The database directory cannot be written at %s (%s).".formatted(path, reason(cause)),
                "数据库目录无法写入：%s（%s）。".formatted(path, reason(cause)),
                "Make it a writable directory with free space, or choose another with baolei.database.directory.",
                "请确认该目录可写且磁盘空间充足，或用 baolei.database.directory 另行指定目录。", cause);
    }

    static EmbeddedPostgresException otherVersion(Path data, String found, String expected) {
        return new EmbeddedPostgresException(
                "The data in %s was written by PostgreSQL %s; this Baolei brings PostgreSQL %s.".formatted(data, found, expected),
                "%s 中的数据由 PostgreSQL %s 写成，本程序自带的是 PostgreSQL %s。".formatted(data, found, expected),
                "Start the Baolei that wrote it, or move the data over with pg_dump; nothing was changed.",
                "请用原版本程序启动，或用 pg_dump 迁移数据；现有数据未作任何改动。", null);
    }

    static EmbeddedPostgresException notADatabase(Path data) {
        return new EmbeddedPostgresException(
                "%s exists but holds no PostgreSQL database of Baolei.".formatted(data),
                "%s 已存在，但其中不是堡垒程序的 PostgreSQL 数据。".formatted(data),
                "Restore it from a backup, or move it away to begin with an empty database; nothing was changed.",
                "请从备份恢复，或将其移走后以空数据库启动；现有内容未作任何改动。", null);
    }

    static EmbeddedPostgresException failed(String program, String lastLine, Path log) {
        return new EmbeddedPostgresException(
                "PostgreSQL's %s failed: %s".formatted(program, lastLine),
                "PostgreSQL 的 %s 执行失败：%s".formatted(program, lastLine),
                "Remove the cause (disk space, memory, permissions) and start again; the whole log is %s.".formatted(log),
                "请排除原因（磁盘空间、内存、权限等）后重新启动；完整日志见 %s。".formatted(log), null);
    }

    static EmbeddedPostgresException rootWithoutNamespace() {
        return new EmbeddedPostgresException(
                "PostgreSQL refuses to run as root, and this machine does not let root step down (unshare --user).",
                "PostgreSQL 不能以 root 身份运行，而本机不允许 root 降低权限（unshare --user）。",
                "Start Baolei as an ordinary user, or set SPRING_DATASOURCE_URL to an installed PostgreSQL 17.",
                "请以普通用户启动本程序，或用 SPRING_DATASOURCE_URL 指定已安装的 PostgreSQL 17。", null);
    }

    static EmbeddedPostgresException noBinaries(Throwable cause) {
        return new EmbeddedPostgresException(
                "No PostgreSQL comes with Baolei for this operating system and processor (%s).".formatted(reason(cause)),
                "本程序未附带适用于本机操作系统和处理器的 PostgreSQL（%s）。".formatted(reason(cause)),
                "Set SPRING_DATASOURCE_URL to an installed PostgreSQL 17.",
                "请用 SPRING_DATASOURCE_URL 指定已安装的 PostgreSQL 17。", cause);
    }

    private static String reason(Throwable cause) {
        return cause.getMessage() == null ? cause.toString() : cause.getClass().getSimpleName() + ": " + cause.getMessage();
    }
}
