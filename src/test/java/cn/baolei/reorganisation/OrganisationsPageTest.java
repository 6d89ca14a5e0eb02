package cn.baolei.reorganisation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baolei.access.Visitor;
import cn.baolei.organisation.OrganisationDirectory;
import cn.baolei.organisation.OrganisationImport;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.web.util.HtmlUtils;

/** 组织机构调整 over HTTP, as a browser sends it, and its REST. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "camunda.bpm.job-execution.enabled=false")
@ActiveProfiles("demo")
class OrganisationsPageTest {

    private static final String PAGE = "/admin/organisations";
    private static final String IMPORTS = "/api/reorganisations/imports";
    private static final String SCHOOL = "yanshi-xx2";
    private static final String NAME = "西宁市城北区演示第二小学党支部";
    private static final String NEW_NAME = "西宁市城北区演示第二小学党总支";

    @LocalServerPort
    private int port;
    @Autowired
    private OrganisationImport organisationImport;
    @Autowired
    private OrganisationDirectory directory;
    @Autowired
    private ObjectMapper json;
    @Autowired
    private JdbcClient jdbc;

    private Visitor administrator;

    @BeforeEach
    void signIn() {
        administrator = new Visitor(port).signedIn("qhedu.administrator");
    }

    @AfterEach
    void restore() {
        organisationImport.importFrom(DemoFiles.shipped().build());
        jdbc.sql("delete from reorganisation").update();
    }

    @Test
    void should_BeShut_When_TheVisitorIsNoAdministrator() {
        for (String user : List.of("qhedu.secretary", SCHOOL + ".secretary", "qhedu.process-owner")) {
            Visitor visitor = new Visitor(port).signedIn(user);
            for (String path : List.of(PAGE, PAGE + "/one?code=" + SCHOOL, PAGE + "/person?user=" + user, PAGE + "/import", PAGE + "/undo/1",
                    "/api/reorganisations")) {
                assertThat(visitor.get(path).statusCode()).as(user + " " + path).isEqualTo(403);
            }
            assertThat(visitor.submit(PAGE + "/preview", rename(NEW_NAME)).statusCode()).isEqualTo(403);
            assertThat(visitor.submit(PAGE + "/apply", Map.of("operation", renameJson(), "version", "1")).statusCode()).isEqualTo(403);
            assertThat(visitor.upload(PAGE + "/import", "all.xlsx", workbook(DemoFiles.shipped())).statusCode()).isEqualTo(403);
            assertThat(visitor.get("/").body()).doesNotContain(PAGE);
        }
        assertThat(new Visitor(port).get(PAGE).statusCode()).isEqualTo(302);
        assertThat(directory.get(SCHOOL).name()).isEqualTo(NAME);
    }

    @Test
    void should_FindOrganisationsAndPeople_When_WordsAreTyped() {
        assertThat(administrator.get("/").body()).contains(PAGE);
        assertThat(administrator.get(PAGE).body()).contains("共 75 个，只显示前 50 个", "还没有调整过");
        assertThat(administrator.get(PAGE + "?q=yanshi-xx2").body()).contains(NAME, "隶属西宁市城北区", SCHOOL + ".doctor");
        assertThat(administrator.get(PAGE + "?q=nowhere").body()).contains("没有找到单位", "没有找到任职人员");
        assertThat(administrator.get(PAGE + "/one?code=" + SCHOOL).body()).contains(NAME, "校医（卫生联络员）", "预览更名", "预览合并", "预览拆分");
        assertThat(administrator.get(PAGE + "/one?code=nowhere").statusCode()).isEqualTo(404);
        assertThat(administrator.get(PAGE + "/person?user=nobody").statusCode()).isEqualTo(404);
    }

    @Test
    void should_ApplyOnceAndUndo_When_ThePreviewIsConfirmed() {
        String preview = administrator.submit(PAGE + "/preview", rename(NEW_NAME)).body();
        assertThat(preview).contains("尚未执行", "“" + NAME + "”更名为“" + NEW_NAME + "”", "没有待办需要转交");
        assertThat(directory.get(SCHOOL).name()).isEqualTo(NAME);
        Map<String, String> confirmed = Map.of("operation", hidden(preview, "operation"), "version", hidden(preview, "version"));
        assertThat(follow(administrator.submit(PAGE + "/apply", confirmed))).contains("已完成：“" + NAME + "”更名为", "调整记录");
        assertThat(directory.get(SCHOOL).name()).isEqualTo(NEW_NAME);
        assertThat(follow(administrator.submit(PAGE + "/apply", confirmed))).as("sent twice").contains("没有执行", "请重新预览");

        Matcher undo = Pattern.compile(PAGE + "/undo/\\d+").matcher(administrator.get(PAGE).body());
        assertThat(undo.find()).isTrue();
        String undoing = administrator.get(undo.group()).body();
        assertThat(undoing).contains("预览：", "撤销：“" + NAME + "”更名为", "更名为“" + NAME + "”");
        assertThat(follow(administrator.submit(undo.group(), Map.of("version", hidden(undoing, "version"))))).contains("已完成：撤销：", "撤销</span>");
        assertThat(directory.get(SCHOOL).name()).isEqualTo(NAME);
        assertThat(follow(administrator.get(undo.group()))).contains("这次调整已经撤销");
    }

    @Test
    void should_SayWhyAndKeepWhatWasTyped_When_OperationIsRefused() {
        Map<String, String> move = Map.of("kind", "move", "organisation", "xining-chengbei", "parent", SCHOOL, "reportsTo", "");
        assertThat(administrator.submit(PAGE + "/preview", move).body()).contains("不能这样调整", "形成循环", "value=\"" + SCHOOL + "\"");
        Map<String, String> transfer = new LinkedHashMap<>(Map.of("kind", "transfer", "user", SCHOOL + ".doctor", "from", "doctor@" + SCHOOL,
                "toOrganisation", "nowhere", "toRole", "doctor"));
        assertThat(administrator.submit(PAGE + "/preview", transfer).body()).contains("组织“nowhere”不存在或已撤销", "value=\"nowhere\"");
        assertThat(administrator.submit(PAGE + "/preview", Map.of("kind", "rename", "organisation", "nowhere", "name", "x")).statusCode()).isEqualTo(404);
    }

    @Test
    void should_ShowTheDifferenceAndApplyIt_When_WorkbookIsUploaded() {
        assertThat(administrator.upload(PAGE + "/import", "all.xlsx", workbook(DemoFiles.shipped())).body()).contains("完全一致，无需导入");
        byte[] changed = workbook(DemoFiles.shipped().without(SCHOOL)
                .withOrganisations(lines -> lines.map(line -> line.replace("西宁市演示中学党委", "西宁市演示高级中学党委"))));
        String shown = administrator.upload(PAGE + "/import", "all.xlsx", changed).body();
        assertThat(shown).contains("组织：新增 0，变更 1，减少 1", "撤销组织“" + NAME + "”", "“西宁市演示中学党委”更名为“西宁市演示高级中学党委”",
                "免去", "没有待办因此转交");
        assertThat(directory.all()).anyMatch(one -> one.code().equals(SCHOOL));
        Matcher confirm = Pattern.compile(PAGE + "/import/[0-9a-f-]{36}").matcher(shown);
        assertThat(confirm.find()).isTrue();
        assertThat(follow(administrator.submit(confirm.group(), Map.of()))).contains("已完成：导入组织机构：组织新增 0、变更 1、减少 1");
        assertThat(directory.all()).noneMatch(one -> one.code().equals(SCHOOL));
        assertThat(follow(administrator.submit(confirm.group(), Map.of()))).as("sent twice").contains("没有待确认的导入");
    }

    @Test
    void should_NameSheetAndLine_When_WorkbookContradictsItself() {
        byte[] wrong = workbook(DemoFiles.shipped().withPosts(lines -> lines.map(line -> line.replace("yanshi-xx2,doctor,", "yanshi-xx2,magician,"))));
        assertThat(administrator.upload(PAGE + "/import", "all.xlsx", wrong).body()).contains("“岗位”表 第", "未知的角色“magician”");
        assertThat(administrator.upload(PAGE + "/import", "all.xlsx", "no workbook".getBytes()).body()).contains("文件无法读取");
        assertThat(administrator.upload(PAGE + "/import", "all.xlsx", new byte[0]).body()).contains("请选择一个 .xlsx 工作簿");
    }

    @Test
    void should_DoTheSame_When_AskedOverRest() throws IOException {
        Visitor program = new Visitor(port).withBasic("qhedu.administrator", "Baolei-2020!");
        JsonNode preview = json.readTree(program.post("/api/reorganisations/preview", "application/json", renameJson()).body());
        assertThat(preview.get("possible").asBoolean()).isTrue();
        HttpResponse<String> done = program.post("/api/reorganisations", "application/json",
                "{\"operation\":" + renameJson() + ",\"version\":" + preview.get("version") + "}");
        assertThat(done.statusCode()).isEqualTo(200);
        assertThat(directory.get(SCHOOL).name()).isEqualTo(NEW_NAME);
        JsonNode listed = json.readTree(program.get("/api/reorganisations").body()).get(0);
        assertThat(listed.get("doneBy").asText()).isEqualTo("qhedu.administrator");
        HttpResponse<String> stale = program.post("/api/reorganisations/" + listed.get("id") + "/undo", "application/json", "{\"version\":1}");
        assertThat(stale.statusCode()).isEqualTo(400);
        assertThat(stale.body()).contains("请重新预览");
        JsonNode undo = json.readTree(program.post("/api/reorganisations/" + listed.get("id") + "/undo/preview", "application/json", "").body());
        assertThat(program.post("/api/reorganisations/" + listed.get("id") + "/undo", "application/json", "{\"version\":" + undo.get("version") + "}")
                .statusCode()).isEqualTo(200);
        assertThat(directory.get(SCHOOL).name()).isEqualTo(NAME);
        assertThat(new Visitor(port).withBasic("qhedu.secretary", "Baolei-2020!").post("/api/reorganisations/preview", "application/json", renameJson())
                .statusCode()).isEqualTo(403);
    }

    @Test
    void should_ImportOverRest_When_ThreeFilesAreSent() throws IOException {
        DemoFiles changed = DemoFiles.shipped().without(SCHOOL)
                .withOrganisations(lines -> lines.map(line -> line.replace("西宁市演示中学党委", "西宁市演示高级中学党委")));
        Visitor program = new Visitor(port).withBasic("qhedu.administrator", "Baolei-2020!");
        HttpResponse<String> compared = sendFiles(program, changed);
        assertThat(compared.statusCode()).as(compared.body()).isEqualTo(200);
        assertThat(compared.body()).contains("撤销组织“" + NAME + "”", "“西宁市演示中学党委”更名为“西宁市演示高级中学党委”");
        assertThat(directory.all()).as("only compared").anyMatch(one -> one.code().equals(SCHOOL));

        confirm(program, compared);

        assertThat(directory.all()).noneMatch(one -> one.code().equals(SCHOOL));
        assertThat(directory.get("yanshi-zx-xining").name()).isEqualTo("西宁市演示高级中学党委");
        JsonNode listed = json.readTree(program.get("/api/reorganisations").body()).get(0);
        assertThat(listed.get("kind").asText()).isEqualTo("import");
        assertThat(listed.get("doneBy").asText()).isEqualTo("qhedu.administrator");
    }

    @Test
    void should_ImportOverRest_When_AWorkbookIsSent() throws IOException {
        Visitor program = new Visitor(port).withBasic("qhedu.administrator", "Baolei-2020!");
        HttpResponse<String> compared = program.upload(IMPORTS, "all.xlsx", workbook(DemoFiles.shipped().without(SCHOOL)), "");
        assertThat(compared.statusCode()).as(compared.body()).isEqualTo(200);
        confirm(program, compared);
        assertThat(directory.all()).noneMatch(one -> one.code().equals(SCHOOL));
        String again = IMPORTS + "/" + json.readTree(compared.body()).get("id").asText();
        HttpResponse<String> twice = program.post(again, "application/json", "");
        assertThat(twice.statusCode()).as("sent twice").isEqualTo(400);
        assertThat(twice.body()).contains("没有待确认的导入");
    }

    @Test
    void should_SayWhatIsWrongOverRest_When_FilesAreMissingOrContradictThemselves() throws IOException {
        Visitor program = new Visitor(port).withBasic("qhedu.administrator", "Baolei-2020!");
        HttpResponse<String> nothing = program.post(IMPORTS, "application/json", "{}");
        assertThat(nothing.statusCode()).isEqualTo(400);
        assertThat(nothing.body()).contains("请选择一个 .xlsx 工作簿，或者同时选择组织、岗位、人员三个 CSV 文件");
        HttpResponse<String> garbage = program.upload(IMPORTS, "all.xlsx", "no workbook".getBytes(), "");
        assertThat(garbage.statusCode()).isEqualTo(400);
        assertThat(garbage.body()).contains("文件无法读取");
        HttpResponse<String> wrong = sendFiles(program, DemoFiles.shipped()
                .withPosts(lines -> lines.map(line -> line.replace("yanshi-xx2,doctor,", "yanshi-xx2,magician,"))));
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(json.readTree(wrong.body()).get("reasons").toString()).contains("posts.csv", "未知的角色“magician”");
        Visitor other = new Visitor(port).withBasic("qhedu.secretary", "Baolei-2020!");
        assertThat(sendFiles(other, DemoFiles.shipped()).statusCode()).isEqualTo(403);
        assertThat(directory.get(SCHOOL).name()).isEqualTo(NAME);
    }

    private void confirm(Visitor program, HttpResponse<String> compared) throws IOException {
        HttpResponse<String> done = program.post(IMPORTS + "/" + json.readTree(compared.body()).get("id").asText(), "application/json", "");
        assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
    }

    private static HttpResponse<String> sendFiles(Visitor program, DemoFiles files) {
        return program.post(IMPORTS, "multipart/form-data; boundary=limit", part("organisations", files.organisations())
                + part("posts", files.posts()) + part("users", files.users()) + "--limit--\r\n");
    }

    private static String part(String name, List<String> lines) {
        return "--limit\r\nContent-Disposition: form-data; name=\"" + name + "\"; filename=\"" + name + ".csv\"\r\nContent-Type: text/csv\r\n\r\n"
                + String.join("\n", lines) + "\n\r\n";
    }

    private static Map<String, String> rename(String name) {
        return Map.of("kind", "rename", "organisation", SCHOOL, "name", name);
    }

    private static String renameJson() {
        return "{\"kind\":\"rename\",\"organisation\":\"" + SCHOOL + "\",\"name\":\"" + NEW_NAME + "\"}";
    }

    private String follow(HttpResponse<String> redirect) {
        assertThat(redirect.statusCode()).isEqualTo(302);
        return administrator.get(redirect.headers().firstValue("Location").orElseThrow()).body();
    }

    private static String hidden(String page, String name) {
        Matcher field = Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"").matcher(page);
        assertThat(field.find()).as(name).isTrue();
        return HtmlUtils.htmlUnescape(field.group(1));
    }

    private static byte[] workbook(DemoFiles files) {
        try (SXSSFWorkbook workbook = new SXSSFWorkbook(); ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            Map<String, List<String>> sheets = Map.of("组织", files.organisations(), "岗位", files.posts(), "人员", files.users());
            sheets.forEach((name, lines) -> {
                Sheet sheet = workbook.createSheet(name);
                for (int line = 0; line < lines.size(); line++) {
                    Row row = sheet.createRow(line);
                    String[] cells = lines.get(line).split(",", -1);
                    for (int cell = 0; cell < cells.length; cell++) {
                        row.createCell(cell).setCellValue(cells[cell]);
                    }
                }
            });
            workbook.write(out);
            return out.toByteArray();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
