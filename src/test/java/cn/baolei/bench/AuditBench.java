package cn.baolei.bench;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baolei.BaoleiApplication;
import cn.baolei.access.Visitor;
import cn.baolei.protection.CaseSecrets;
import cn.baolei.protection.ConcernedPersons;
import java.lang.management.ManagementFactory;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

/** The audit's search page over HTTP among 1,000,000 finished instances of 3,000 organisations ({@code bench/audit.sql}); docs/benchmarks.md. */
@Tag("audit")
class AuditBench {

    private static final Path FOLDER = Path.of("target", "bench", "audit").toAbsolutePath();
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 11);
    private static final int ORGANISATIONS = 3000;
    private static final Pattern TOTAL = Pattern.compile("(共 \\d+ 件|超过 \\d+ 件|没有符合条件|没有打开检索)");
    private static final String WORDS = "请尽快补报";

    @Test
    void audit() throws Exception {
        FileSystemUtils.deleteRecursively(FOLDER);
        Path organisations = FOLDER.resolve("organisations");
        Province.write(ORGANISATIONS, organisations);
        Files.writeString(organisations.resolve("posts.csv"), "organisation,role,deputy\nprovince,auditor,\nprefecture-1,auditor,\ncounty-20,auditor,\n");
        Files.writeString(organisations.resolve("users.csv"), "user,name,organisation,role\nprovince.auditor,省·审计员,province,auditor\n"
                + "prefecture.auditor,市州·审计员,prefecture-1,auditor\ncounty.auditor,区县·审计员,county-20,auditor\n");
        try (var application = (ServletWebServerApplicationContext) new SpringApplicationBuilder(BaoleiApplication.class).profiles("demo").run(
                "--server.port=0", Province.SHIPPED_FILES, "--baolei.database.directory=" + FOLDER.resolve("postgres"),
                "--baolei.database.binaries=" + Path.of("target", "postgresql").toAbsolutePath(), "--camunda.bpm.job-execution.enabled=false",
                "--baolei.organisations.location=file:" + organisations,
                "--baolei.organisations.users=file:" + organisations.resolve("users.csv"))) {
            run(application);
        } finally {
            FileSystemUtils.deleteRecursively(FOLDER);
        }
    }

    private void run(ServletWebServerApplicationContext application) throws Exception {
        JdbcClient jdbc = JdbcClient.create(application.getBean(DataSource.class));
        // Triggers and indexes of tables that the application does not own are taken down meanwhile.
        try (Connection connection = DriverManager.getConnection(BenchDatabase.url(jdbc), "postgres", BenchDatabase.password(FOLDER))) {
            ScriptUtils.executeSqlScript(connection, new EncodedResource(new ClassPathResource("bench/audit.sql"), StandardCharsets.UTF_8));
        }
        String number = jdbc.sql("select business_key_ from act_hi_procinst where tenant_id_ = 'school-1000' and end_time_ is not null limit 1")
                .query(String.class).single();
        String person = jdbc.sql("select assignee_ from act_hi_taskinst where tenant_id_ = 'school-1000' limit 1").query(String.class).single();
        ConcernedPersons concerned = application.getBean(ConcernedPersons.class);
        jdbc.sql("insert into concerned_person select ?, business_key_ from act_hi_procinst where tenant_id_ = 'school-1000' limit 5 on conflict do nothing")
                .param(concerned.wordOf("甲乙丙")).update();
        writeWords(jdbc, application.getBean(CaseSecrets.class));
        System.out.printf("%naudit: %s instances, %s tasks, %s organisations, %s officials, %s, %d processors, heap %d MB, Java %s%n",
                rows(jdbc, "act_hi_procinst"), rows(jdbc, "act_hi_taskinst"), rows(jdbc, "organisation"), rows(jdbc, "official"),
                OffsetDateTime.now().truncatedTo(ChronoUnit.MINUTES), Runtime.getRuntime().availableProcessors(),
                Runtime.getRuntime().maxMemory() >> 20, Runtime.version());

        Map<String, String> searches = searches(number, person, HexFormat.of().formatHex(concerned.wordOf("甲乙丙")));
        for (String auditor : new String[] {"province.auditor", "prefecture.auditor", "county.auditor"}) {
            Visitor visitor = new Visitor(application.getWebServer().getPort()).signedIn(auditor);
            searches.forEach((name, query) -> measure(auditor, visitor, name, query));
        }
        System.out.printf("load %.1f%n", ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private static Map<String, String> searches(String number, String person, String concerned) {
        Map<String, String> searches = new LinkedHashMap<>();
        searches.put("nothing asked", "");
        searches.put("process", "process=suspected-case");
        searches.put("organisation, one school", "organisation=school-1000");
        searches.put("organisation, a prefecture", "organisation=prefecture-2");
        searches.put("person", "person=" + person);
        searches.put("person concerned", "concerned=" + concerned);
        searches.put("one month", "from=2021-03-01&to=2021-03-31");
        searches.put("number", "number=" + number);
        searches.put("number, its beginning", "number=school-1");
        searches.put("running", "state=running");
        searches.put("finished", "state=finished");
        searches.put("terminated", "state=terminated");
        searches.put("late", "late=true");
        searches.put("fall-back", "fallback=true");
        searches.put("correction", "correction=true");
        searches.put("process and a common step", "process=suspected-case&step=step-2");
        searches.put("process and a rare step", "process=suspected-case&step=step-9");
        searches.put("running and late", "state=running&late=true");
        searches.put("late, fall-back, correction", "late=true&fallback=true&correction=true");
        searches.put("process, prefecture, year, late", "process=suspected-case&organisation=prefecture-2&from=2021-01-01&to=2021-12-31&late=true");
        searches.put("opinion, one school, a year", "organisation=school-1000&from=2024-01-01&to=2024-12-31&opinion=" + encoded("补报") + "&ground=" + encoded("例行审计"));
        searches.put("sorted by organisation", "sort=organisation");
        searches.put("sorted by end, oldest first", "sort=ended");
        searches.put("sorted by number", "sort=-number");
        searches.put("sorted by process, late", "sort=process&late=true");
        searches.put("last page", "page=200");
        searches.put("last page, late", "page=200&late=true");
        searches.put("last page, by organisation", "page=200&sort=organisation");
        searches.put("nothing found", "number=nowhere&late=true");
        return searches;
    }

    private static void measure(String auditor, Visitor visitor, String name, String query) {
        String answer = "";
        double[] took = new double[ROUNDS];
        for (int round = -ROUNDS / 3; round < ROUNDS; round++) {
            long begun = System.nanoTime();
            HttpResponse<String> page = visitor.get("/audit?" + query);
            if (round >= 0) {
                took[round] = (System.nanoTime() - begun) / 1e6;
            }
            assertThat(page.statusCode()).isEqualTo(200);
            Matcher total = TOTAL.matcher(page.body());
            answer = total.find() ? total.group(1) : "?";
        }
        Arrays.sort(took);
        System.out.printf("%-19s %-33s %8.1f ms (most %6.1f)  %s%n", auditor, name, took[ROUNDS / 2], took[ROUNDS - 1], answer);
    }

    /** In a school, as officials write them: sealed. */
    private static void writeWords(JdbcClient jdbc, CaseSecrets secrets) {
        jdbc.sql("select id, case_number from task_action where organisation = 'school-1000'").query((row, n) -> Map.entry(row.getLong(1), row.getString(2))).list()
                .forEach(action -> jdbc.sql("update task_action set content = ? where id = ?")
                        .params(secrets.seal(action.getValue(), "task_action.content", WORDS + action.getKey()), action.getKey()).update());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String rows(JdbcClient jdbc, String table) {
        return jdbc.sql("select count(*) from " + table).query(String.class).single();
    }
}
