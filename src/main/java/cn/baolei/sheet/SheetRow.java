package cn.baolei.sheet;

import java.util.List;

/**
 * A row of an uploaded file as text.
 *
 * @param number counted from 1, as the spreadsheet program shows it
 */
public record SheetRow(int number, List<String> cells) {

    /** Stands for a cell that holds a formula, which is never read. */
    public static final String FORMULA = "\u0000formula";

    /** The cell's text without outer blanks; {@link #FORMULA} stays what it is, a cell that the row does not have is empty. */
    public String cell(int index) {
        if (index >= cells.size()) {
            return "";
        }
        String cell = cells.get(index);
        return cell.equals(FORMULA) ? cell : cell.strip();
    }

    public boolean isBlank() {
        return cells.stream().allMatch(String::isBlank);
    }
}
