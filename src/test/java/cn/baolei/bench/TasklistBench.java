package cn.baolei.bench;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baolei.BaoleiApplication;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.ScriptUtils;
import org.springframework.util.FileSystemUtils;

/**
 * Task lists and counts of one official and of fifty at once, through the calls Tasklist makes, at the size of the province
 * ({@code bench/tasks.sql}); then a stock Camunda on the same rows, with the grants it would have written beside them
 * (docs/benchmarks.md).
 */
@Tag("tasklist")
class TasklistBench {

    private static final Path FOLDER = Path.of("target", "bench", "tasklist").toAbsolutePath();
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 301);
    private static final int STOCK_ROUNDS = Integer.getInteger("bench.stock.rounds", 3);
    private static final int AT_ONCE = 50;
    private static final int ROUNDS_AT_ONCE = 10;

    private static final Map<String, String> OFFICIALS = officials();

    private String todo;
    private String everything;

    private static Map<String, String> officials() {
        Map<String, String> officials = new LinkedHashMap<>();
        officials.put("校医", "school-1100.doctor");
        officials.put("书记, ten posts", "school-1000.secretary");
        officials.put("prefecture superior", "prefecture-1.secretary");
        officials.put("province superior", "province.secretary");
        return officials;
    }

    @Test
    void tasklist() throws Exception {
        FileSystemUtils.deleteRecursively(FOLDER);
        Path organisations = Files.createDirectories(FOLDER.resolve("organisations"));
        Files.writeString(organisations.resolve("organisations.csv"), "code,name,kind,parent,reports_to\nprovince,省委教育工委,province,,\n");
        Files.writeString(organisations.resolve("posts.csv"), "organisation,role,deputy\nprovince,secretary,\n");
        Files.writeString(organisations.resolve("users.csv"), "user,name,organisation,role\nprovince.secretary,省·书记,province,secretary\n");
        try (var ours = (ServletWebServerApplicationContext) new SpringApplicationBuilder(BaoleiApplication.class).profiles("demo").run(
                "--server.port=0", Province.SHIPPED_FILES, "--baolei.database.directory=" + FOLDER.resolve("postgres"),
                "--baolei.database.binaries=" + Path.of("target", "postgresql").toAbsolutePath(),
                "--baolei.organisations.location=file:" + organisations,
                "--baolei.organisations.users=file:" + organisations.resolve("users.csv"))) {
            run(ours);
        } finally {
            FileSystemUtils.deleteRecursively(FOLDER);
        }
    }

    private void run(ServletWebServerApplicationContext ours) throws Exception {
        DataSource database = ours.getBean(DataSource.class);
        JdbcClient jdbc = JdbcClient.create(database);
        execute(database, "bench/tasks.sql");
        todo = filter(jdbc, "我的待办");
        everything = filter(jdbc, "本单位待办");
        System.out.printf("%ntasklist: %s open tasks, %s organisations, %s officials, %s, %d processors, heap %d MB, Java %s%n",
                rows(jdbc, "act_ru_task"), rows(jdbc, "act_id_tenant"), rows(jdbc, "act_id_user"),
                OffsetDateTime.now().truncatedTo(ChronoUnit.MINUTES), Runtime.getRuntime().availableProcessors(),
                Runtime.getRuntime().maxMemory() >> 20, Runtime.version());

        Map<String, TasklistCaller> callers = new LinkedHashMap<>();
        for (Map.Entry<String, String> official : OFFICIALS.entrySet()) {
            callers.put(official.getKey(), TasklistCaller.inTasklist(ours.getWebServer().getPort(), official.getValue()));
        }
        // The first to be measured would otherwise pay for compiling what all of them use.
        measure(callers, ROUNDS / 3);
        Map<String, Figure> own = measure(callers, ROUNDS);
        own.forEach((call, figure) -> System.out.printf("%-38s %7d %9.1f ms%n", call, figure.answer(), figure.median()));
        System.out.printf("load %.1f%n", load());
        together(ours.getWebServer().getPort(), Duration.ZERO);
        together(ours.getWebServer().getPort(), Duration.ofSeconds(1));

        execute(database, "bench/stock-grants.sql");
        try (var stock = (ServletWebServerApplicationContext) StockPeer.start(BenchDatabase.url(jdbc), BenchDatabase.password(FOLDER))) {
            OFFICIALS.forEach((name, user) -> callers.put(name, TasklistCaller.atStock(stock.getWebServer().getPort(), user)));
            compare(own, measure(callers, STOCK_ROUNDS));
        }
    }

    /** @param answer how many tasks there are, or are on the page; ours and stock's must agree */
    private record Figure(double median, long answer) {
    }

    private Map<String, Figure> measure(Map<String, TasklistCaller> callers, int rounds) throws Exception {
        Map<String, Figure> figures = new LinkedHashMap<>();
        for (Map.Entry<String, TasklistCaller> one : callers.entrySet()) {
            TasklistCaller caller = one.getValue();
            Map<String, Callable<Number>> calls = new LinkedHashMap<>();
            calls.put("default list", () -> caller.filterList(todo));
            calls.put("default count", () -> caller.filterCount(todo));
            calls.put("unfiltered list", () -> caller.filterList(everything));
            calls.put("unfiltered count", () -> caller.filterCount(everything));
            calls.put("task query list", caller::taskList);
            calls.put("task query count", caller::taskCount);
            for (Map.Entry<String, Callable<Number>> call : calls.entrySet()) {
                figures.put("%-20s %-17s".formatted(one.getKey(), call.getKey()), median(call.getValue(), rounds));
            }
        }
        return figures;
    }

    private static Figure median(Callable<Number> call, int rounds) throws Exception {
        long answer = 0;
        for (int warming = 0; warming < rounds / 2; warming++) {
            call.call();
        }
        double[] took = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            long begun = System.nanoTime();
            answer = call.call().longValue();
            took[round] = (System.nanoTime() - begun) / 1e6;
        }
        return new Figure(percentile(took, 0.5), answer);
    }

    /** @param pause how long each waits after an answer before asking again */
    private void together(int port, Duration pause) throws Exception {
        List<TasklistCaller> officials = new ArrayList<>();
        for (int number = 0; number < AT_ONCE; number++) {
            officials.add(TasklistCaller.inTasklist(port, number == 0 ? "province.secretary"
                    : number <= 8 ? "prefecture-" + number + ".secretary" : number == 9 ? "school-1000.secretary"
                    : "school-" + (1000 + number * 20) + (number % 2 == 0 ? ".doctor" : ".secretary")));
        }
        ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE);
        List<double[]> lists = new ArrayList<>();
        List<double[]> counts = new ArrayList<>();
        try {
            List<Future<double[][]>> all = new ArrayList<>();
            for (TasklistCaller official : officials) {
                all.add(pool.submit(() -> inARow(official, pause)));
            }
            for (Future<double[][]> one : all) {
                lists.add(one.get()[0]);
                counts.add(one.get()[1]);
            }
        } finally {
            pool.shutdownNow();
        }
        double[] list = lists.stream().flatMapToDouble(Arrays::stream).toArray();
        double[] count = counts.stream().flatMapToDouble(Arrays::stream).toArray();
        System.out.printf("%d at once, %d s between two requests: list p50 %.0f ms, p95 %.0f ms; count p50 %.0f ms, p95 %.0f ms; load %.1f%n", AT_ONCE,
                pause.toSeconds(), percentile(list, 0.5), percentile(list, 0.95), percentile(count, 0.5), percentile(count, 0.95), load());
    }

    /** @return milliseconds of lists and of counts */
    private double[][] inARow(TasklistCaller official, Duration pause) throws Exception {
        double[][] took = new double[2][ROUNDS_AT_ONCE];
        for (int round = 0; round < ROUNDS_AT_ONCE; round++) {
            long begun = System.nanoTime();
            official.filterList(round % 2 == 0 ? todo : everything);
            took[0][round] = (System.nanoTime() - begun) / 1e6;
            Thread.sleep(pause.toMillis());
            begun = System.nanoTime();
            official.filterCount(round % 2 == 0 ? todo : everything);
            took[1][round] = (System.nanoTime() - begun) / 1e6;
            Thread.sleep(pause.toMillis());
        }
        return took;
    }

    private static void compare(Map<String, Figure> ours, Map<String, Figure> stock) {
        System.out.printf("%-38s %7s %12s %12s %8s   load %.1f%n", "medians of one official", "tasks", "stock 7.24", "ours", "ratio", load());
        ours.forEach((call, figure) -> System.out.printf("%-38s %7d %9.1f ms %9.1f ms %7.0fx%n", call, figure.answer(),
                stock.get(call).median(), figure.median(), stock.get(call).median() / figure.median()));
        ours.forEach((call, figure) -> assertThat(stock.get(call).answer()).as(call).isEqualTo(figure.answer()));
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private static double percentile(double[] values, double part) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.ceil(part * sorted.length) - 1];
    }

    private static void execute(DataSource database, String script) throws Exception {
        try (Connection connection = database.getConnection()) {
            ScriptUtils.executeSqlScript(connection, new EncodedResource(new ClassPathResource(script), StandardCharsets.UTF_8));
        }
    }

    private static String filter(JdbcClient jdbc, String name) {
        return jdbc.sql("select id_ from act_ru_filter where name_ = ?").param(name).query(String.class).single();
    }

    private static String rows(JdbcClient jdbc, String table) {
        return jdbc.sql("select count(*) from " + table).query(String.class).single();
    }
}
