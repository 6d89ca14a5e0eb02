package cn.baolei.contacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import cn.baolei.organisation.Organisation;
import cn.baolei.organisation.OrganisationDirectory;
import cn.baolei.sheet.RowFault;
import cn.baolei.sheet.UnreadableSheet;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContactUploadTest {

    private static final String HEADER = "姓名,类别,班级或部门,联系电话,所在单位,最后接触日期,与病例的关系,备注\n";
    private static final String GOOD = "接触者,学生,三年级一班,13900000001,,2020-01-30,同班,\n";

    private final OrganisationDirectory directory = mock(OrganisationDirectory.class);
    private final ContactUpload upload =
            new ContactUpload(directory, Clock.fixed(Instant.parse("2020-01-31T16:30:00Z"), ZoneOffset.UTC));

    ContactUploadTest() {
        when(directory.all()).thenReturn(List.of(new Organisation("xx2", "演示第二小学党支部", "school", "qhedu", "qhedu")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GB18030"})
    void should_ReadBothEncodings_When_CsvIsUploaded(String encoding) {
        ContactUpload.Result result = add((HEADER + GOOD).getBytes(Charset.forName(encoding)));
        assertThat(result.faults()).isEmpty();
        assertThat(result.contacts()).containsExactly(
                new Contact("接触者", "student", "三年级一班", "13900000001", "", "2020-01-30", "同班", ""));
    }

    @Test
    void should_SkipTheByteOrderMarkAndBlankRows_When_ExcelSavedIt() {
        assertThat(add("\uFEFF" + HEADER + ",,,,,,,\n" + GOOD).contacts()).hasSize(1);
    }

    @Test
    void should_RefuseTheFile_When_EncodingIsNeither() {
        assertThatThrownBy(() -> add(new byte[] {(byte) 0xFF, (byte) 0xFF, 0x41})).isInstanceOf(UnreadableSheet.class)
                .hasMessageContaining("编码");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        ",学生,三年级一班,13900000001,,2020-01-30,,|姓名|未填写",
        "接触者,同学,三年级一班,13900000001,,2020-01-30,,|类别|只能填写学生、教师、职工或者家属",
        "接触者,学生,,13900000001,,2020-01-30,,|班级或部门|未填写",
        "接触者,学生,三年级一班,1390000,,2020-01-30,,|联系电话|应为11位手机号码，或者带区号的固定电话号码",
        "接触者,学生,三年级一班,13900000001,没有的学校,2020-01-30,,|所在单位|没有这个单位，请填写单位全称或者代码",
        "接触者,学生,三年级一班,13900000001,,一月三十日,,|最后接触日期|应为日期，如 2020-01-30",
        "接触者,学生,三年级一班,13900000001,,2020-02-30,,|最后接触日期|应为日期，如 2020-01-30",
        "接触者,学生,三年级一班,13900000001,,2020-02-02,,|最后接触日期|晚于今天"})
    void should_NameRowColumnAndReason_When_ACellIsWrong(String row, String column, String reason) {
        ContactUpload.Result result = add(HEADER + row + "\n" + GOOD);
        assertThat(result.faults()).containsExactly(new RowFault(2, column, reason));
        assertThat(result.contacts()).hasSize(1);
    }

    @Test
    void should_NameEveryFault_When_ARowHasSeveral() {
        assertThat(add(HEADER + ",,,,,,,x\n").faults()).extracting(RowFault::column)
                .containsExactly("姓名", "类别", "班级或部门", "联系电话", "最后接触日期");
    }

    @Test
    void should_RefuseTooLongText_When_ACellExceedsItsLimit() {
        assertThat(add(HEADER + GOOD.replace("接触者", "长".repeat(51))).faults())
                .containsExactly(new RowFault(2, "姓名", "超过 50 个字"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2020-02-01", "2020/2/1", "2020年2月1日", "2020.02.01"})
    void should_UnderstandUsualDates_When_TodayInBeijingIsTheLastAllowed(String date) {
        assertThat(add(HEADER + GOOD.replace("2020-01-30", date)).contacts()).extracting(Contact::lastExposureAt)
                .containsExactly("2020-02-01");
    }

    @ParameterizedTest
    @ValueSource(strings = {"xx2", "演示第二小学党支部"})
    void should_KnowOrganisations_When_WrittenAsCodeOrName(String organisation) {
        assertThat(add(HEADER + GOOD.replace(",,2020", "," + organisation + ",2020")).faults()).isEmpty();
    }

    @Test
    void should_ListNobodyTwice_When_UploadedAgain() {
        ContactUpload.Result first = add(HEADER + GOOD + GOOD.replace("接触者", "同一电话"));
        assertThat(first.added()).isEqualTo(1);
        assertThat(first.doubles()).isEqualTo(1);
        ContactUpload.Result second = upload.add(first.contacts(),
                (HEADER + GOOD + GOOD.replace("13900000001", "13900000002")).getBytes(StandardCharsets.UTF_8));
        assertThat(second.contacts()).hasSize(2);
        assertThat(second.added()).isEqualTo(1);
        assertThat(second.doubles()).isEqualTo(1);
    }

    @Test
    void should_TellPersonsApart_When_NoTelephoneIsKnown() {
        Contact one = new Contact("接触者", "student", "三年级一班", "", "", "2020-01-30", "", "");
        assertThat(one.key()).isEqualTo(one.withNote("x").key())
                .isNotEqualTo(new Contact("接触者", "student", "三年级二班", "", "", "2020-01-30", "", "").key());
    }

    @Test
    void should_RefuseTheFile_When_AColumnIsMissing() {
        assertThatThrownBy(() -> add("姓名,类别\n")).isInstanceOf(UnreadableSheet.class).hasMessageContaining("缺少“班级或部门”列");
    }

    @Test
    void should_RefuseTheFile_When_TooManyRowsOrTooLarge() {
        assertThatThrownBy(() -> add(HEADER + rows(5001))).isInstanceOf(UnreadableSheet.class).hasMessageContaining("5000 行");
        assertThat(add(HEADER + rows(5000)).added()).isEqualTo(5000);
        assertThatThrownBy(() -> add(new byte[ContactUpload.MAX_BYTES + 1])).isInstanceOf(UnreadableSheet.class).hasMessageContaining("5 MB");
        assertThatThrownBy(() -> add(new byte[0])).isInstanceOf(UnreadableSheet.class).hasMessageContaining("请选择");
    }

    @Test
    void should_ReadNumbersAndDates_When_WorkbookIsUploaded() throws IOException {
        ContactUpload.Result result = add(workbook((sheet, row) -> {
            row.createCell(3).setCellValue(13900000001d);
            row.createCell(5).setCellValue(LocalDate.of(2020, 1, 30));
            CellStyle date = sheet.getWorkbook().createCellStyle();
            date.setDataFormat(sheet.getWorkbook().createDataFormat().getFormat("yyyy/m/d"));
            row.getCell(5).setCellStyle(date);
        }));
        assertThat(result.faults()).isEmpty();
        assertThat(result.contacts()).containsExactly(
                new Contact("接触者", "student", "三年级一班", "13900000001", "", "2020-01-30", "", ""));
    }

    @Test
    void should_RefuseTheCell_When_ItHoldsAFormula() throws IOException {
        ContactUpload.Result result = add(workbook((sheet, row) -> {
            row.createCell(3).setCellFormula("13900000000+1");
            row.createCell(5).setCellValue("2020-01-30");
        }));
        assertThat(result.contacts()).isEmpty();
        assertThat(result.faults()).containsExactly(new RowFault(2, "联系电话", "不能填写公式，请改为文字或者数值"));
    }

    @Test
    void should_RefuseTheFile_When_ItUnpacksToFarMoreThanItShould() throws IOException {
        byte[] bomb = withSheet(ContactTemplate.xlsx(), 64);
        assertThat(bomb.length).isLessThan(ContactUpload.MAX_BYTES);
        assertThatThrownBy(() -> add(bomb)).isInstanceOf(UnreadableSheet.class).hasMessageContaining("无法读取");
    }

    @Test
    void should_RefuseTheFile_When_ItOnlyLooksLikeAWorkbook() {
        assertThatThrownBy(() -> add("PK and nothing else")).isInstanceOf(UnreadableSheet.class).hasMessageContaining("无法读取");
    }

    @Test
    void should_TakeItsOwnTemplates_When_NothingIsFilledIn() {
        assertThat(add(ContactTemplate.csv())).isEqualTo(new ContactUpload.Result(List.of(), 0, 0, List.of()));
        assertThat(add(ContactTemplate.xlsx())).isEqualTo(new ContactUpload.Result(List.of(), 0, 0, List.of()));
    }

    private ContactUpload.Result add(String file) {
        return add(file.getBytes(StandardCharsets.UTF_8));
    }

    private ContactUpload.Result add(byte[] file) {
        return upload.add(List.of(), file);
    }

    private static String rows(int count) {
        StringBuilder rows = new StringBuilder();
        for (int number = 0; number < count; number++) {
            rows.append(GOOD.replace("13900000001", String.valueOf(13900000000L + number)));
        }
        return rows.toString();
    }

    private interface Filling {
        void fill(XSSFSheet sheet, Row row);
    }

    private static byte[] workbook(Filling filling) throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(ContactTemplate.xlsx()));
                ByteArrayOutputStream file = new ByteArrayOutputStream()) {
            Row row = workbook.getSheetAt(0).createRow(1);
            row.createCell(0).setCellValue("接触者");
            row.createCell(1).setCellValue("学生");
            row.createCell(2).setCellValue("三年级一班");
            filling.fill(workbook.getSheetAt(0), row);
            workbook.write(file);
            return file.toByteArray();
        }
    }

    /** The workbook with its sheet blown up to so many megabytes of spaces. */
    private static byte[] withSheet(byte[] workbook, int megabytes) throws IOException {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(workbook)); ZipOutputStream out = new ZipOutputStream(bomb)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                byte[] content = in.readAllBytes();
                out.write(content);
                if (entry.getName().endsWith("sheet1.xml")) {
                    byte[] spaces = " ".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
                    for (int count = 0; count < megabytes; count++) {
                        out.write(spaces);
                    }
                }
            }
        }
        return bomb.toByteArray();
    }
}
