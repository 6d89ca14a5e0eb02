package cn.baolei.verification;

import cn.baolei.journal.Chains;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.TransactionException;

/** {@code java -jar baolei.jar verify}: checks a database or an exported file without starting the application. */
public final class VerifyCommand {

    public static final String NAME = "verify";

    private static final int WHOLE = 0;
    private static final int FOUND = 1;
    private static final int NOT_CHECKED = 2;

    private static final String USAGE = """
            用法：java -jar baolei.jar verify [选项]

              --database 地址    PostgreSQL 的 JDBC 地址；不写时取环境变量 SPRING_DATASOURCE_URL
                                 用户和密码取 SPRING_DATASOURCE_USERNAME、SPRING_DATASOURCE_PASSWORD，只需读的权限
              --case 编号        只校验这一件；不写则校验整个日志
              --file 文件        校验导出的案卷或案件证据，不需要数据库
              --roots 目录       外部留存的封签，据以发现旧备份和更换密钥
              --key 指纹或文件   外部掌握的公钥或其 SHA-256 指纹，可以写多次
              --json             以 JSON 输出，供程序读取

            退出码：0 未发现问题；1 发现问题；2 未能校验。""";

    private final Map<String, String> environment;
    private final PrintStream out;
    private final PrintStream err;

    private String database;
    private String caseNumber;
    private Path file;
    private Path roots;
    private final List<String> keys = new ArrayList<>();
    private boolean json;

    VerifyCommand(Map<String, String> environment, PrintStream out, PrintStream err) {
        this.environment = environment;
        this.out = out;
        this.err = err;
    }

    /** @param arguments what follows {@link #NAME}. @return the exit code */
    public static int run(List<String> arguments) {
        // Silent: what is to be said is said here.
        LoggingSystem.get(VerifyCommand.class.getClassLoader()).beforeInitialize();
        return new VerifyCommand(System.getenv(), Output.of(System.out), Output.of(System.err)).execute(arguments);
    }

    int execute(List<String> arguments) {
        if (arguments.contains("--help")) {
            out.println(USAGE);
            return WHOLE;
        }
        try {
            read(arguments);
            Report report = verify();
            out.println(json ? json(report) : new ReportText(report).text());
            return report.whole() ? WHOLE : FOUND;
        } catch (CannotCheck refused) {
            return notChecked(refused.getMessage());
        } catch (DataAccessException | TransactionException unreachable) {
            return notChecked("数据库无法读取：" + Optional.ofNullable(unreachable.getMostSpecificCause().getMessage()).orElse("没有回应"));
        }
    }

    private int notChecked(String reason) {
        if (json) {
            out.println(Bodies.JSON.createObjectNode().put("whole", (Boolean) null).put("error", reason));
        } else {
            err.println("未能校验：" + reason);
        }
        return NOT_CHECKED;
    }

    private void read(List<String> arguments) {
        json = arguments.contains("--json");
        for (int index = 0; index < arguments.size(); index++) {
            String option = arguments.get(index);
            if (option.equals("--json")) {
                continue;
            }
            if (!List.of("--database", "--case", "--file", "--roots", "--key").contains(option)) {
                throw new CannotCheck("不认识的选项“" + option + "”。\n\n" + USAGE);
            }
            if (++index == arguments.size()) {
                throw new CannotCheck("选项 " + option + " 后面缺少内容。\n\n" + USAGE);
            }
            String value = arguments.get(index);
            switch (option) {
                case "--database" -> database = value;
                case "--case" -> caseNumber = value;
                case "--file" -> file = path(value);
                case "--roots" -> roots = path(value);
                default -> keys.add(value);
            }
        }
        if (file != null && (database != null || caseNumber != null)) {
            throw new CannotCheck("--file 不能与 --database、--case 同时使用。");
        }
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException noPath) {
            throw new CannotCheck("“" + text + "”不是文件或目录的名称。");
        }
    }

    private Report verify() {
        Outside outside = new Outside(keys, Optional.ofNullable(roots));
        if (file != null) {
            return ExportedFile.read(content(file)).verify(outside, Clock.systemUTC().instant());
        }
        String url = database != null ? database : environment.get("SPRING_DATASOURCE_URL");
        if (url == null) {
            throw new CannotCheck("没有写明要校验哪个数据库或文件。\n\n" + USAGE);
        }
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new CannotCheck("数据库地址应以 jdbc:postgresql: 开头。");
        }
        String user = environment.get("SPRING_DATASOURCE_USERNAME");
        SingleConnectionDataSource connection = user == null ? new SingleConnectionDataSource(url, true)
                : new SingleConnectionDataSource(url, user, environment.getOrDefault("SPRING_DATASOURCE_PASSWORD", ""), true);
        try {
            return new Verification(connection, outside, Clock.systemUTC()).run(caseNumber == null ? null : Chains.ofCase(caseNumber), this::progress);
        } finally {
            connection.destroy();
        }
    }

    private void progress(long done, long of) {
        if (!json && of > 0) {
            err.print("\r已核对 " + done * 100 / of + "%" + (done == of ? "\n" : ""));
            err.flush();
        }
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new CannotCheck("读不到文件“" + file + "”，或它不是 UTF-8 文本。");
        }
    }

    private static String json(Report report) {
        try {
            return new ObjectMapper().registerModule(new JavaTimeModule()).disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .writerWithDefaultPrettyPrinter().writeValueAsString(report);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
