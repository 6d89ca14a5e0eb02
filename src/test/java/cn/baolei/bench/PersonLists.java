package cn.baolei.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/**
 * The lists that organisations upload, as files: one person in 5,000 has fever, one in 500 has just come back to the province. One
 * organisation in 150 has 5,000 rows, the others share the rest; one list in ten is a workbook, the others are CSV.
 *
 * @param files by organisation
 * @param rows  by organisation
 */
record PersonLists(Map<String, Path> files, Map<String, Integer> rows) {

    static final int ONE_FEVER_IN = 5000;
    static final int ONE_RETURNED_IN = 500;

    private static final int LARGE = 5000;
    private static final int ONE_LARGE_IN = 150;
    private static final int ONE_WORKBOOK_IN = 10;
    private static final String[] COLUMNS = {"姓名", "类别", "班级或部门", "身份证件号码", "联系电话", "体温", "健康状况", "出省情况", "出省地点",
            "返回日期", "现所在位置"};
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

    /** @param today day of return of those who came back, ISO 8601 */
    static PersonLists write(List<String> organisations, int persons, String today, Path folder) throws IOException {
        Files.createDirectories(folder);
        Map<String, Path> files = new TreeMap<>();
        Map<String, Integer> rows = new TreeMap<>();
        int large = organisations.size() / ONE_LARGE_IN;
        int rest = persons - large * LARGE;
        int small = organisations.size() - large;
        int person = 0;
        for (int index = 0; index < organisations.size(); index++) {
            int count = index < large ? LARGE : rest / small + (index - large < rest % small ? 1 : 0);
            List<String[]> list = new ArrayList<>();
            for (int row = 0; row < count; row++) {
                list.add(row(++person, today));
            }
            boolean workbook = index % ONE_WORKBOOK_IN == 0;
            Path file = folder.resolve(organisations.get(index) + (workbook ? ".xlsx" : ".csv"));
            if (workbook) {
                writeWorkbook(file, list);
            } else {
                writeCsv(file, list);
            }
            files.put(organisations.get(index), file);
            rows.put(organisations.get(index), count);
        }
        return new PersonLists(files, rows);
    }

    private static String[] row(int number, String today) {
        boolean fever = number % ONE_FEVER_IN == 0;
        boolean returned = !fever && number % ONE_RETURNED_IN == 0;
        return new String[] {"学生%07d".formatted(number), "学生", (number % 6 + 1) + "年级", identityNumber(number),
                "139%08d".formatted(number), fever ? "38.1" : "36.5", fever ? "发热" : "正常", returned ? "已返回" : "未出省",
                returned ? "湖北" : "", returned ? today : "", fever ? "隔离室" : "家中"};
    }

    private static String identityNumber(int number) {
        String places = "630101" + (2000 + number / 1000 % 12) + "0101" + "%03d".formatted(number % 1000);
        int sum = 0;
        for (int place = 0; place < WEIGHTS.length; place++) {
            sum += WEIGHTS[place] * (places.charAt(place) - '0');
        }
        return places + "10X98765432".charAt(sum % 11);
    }

    private static void writeCsv(Path file, List<String[]> list) throws IOException {
        List<String> lines = new ArrayList<>(List.of(String.join(",", COLUMNS)));
        list.forEach(row -> lines.add(String.join(",", row)));
        Files.write(file, lines);
    }

    private static void writeWorkbook(Path file, List<String[]> list) throws IOException {
        try (SXSSFWorkbook workbook = new SXSSFWorkbook(); OutputStream out = Files.newOutputStream(file)) {
            Sheet sheet = workbook.createSheet();
            fill(sheet.createRow(0), COLUMNS);
            for (int row = 0; row < list.size(); row++) {
                fill(sheet.createRow(row + 1), list.get(row));
            }
            workbook.write(out);
        }
    }

    private static void fill(Row row, String[] cells) {
        for (int cell = 0; cell < cells.length; cell++) {
            row.createCell(cell).setCellValue(cells[cell]);
        }
    }
}
