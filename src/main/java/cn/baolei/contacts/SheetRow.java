package cn.baolei.contacts;

import java.util.List;

/**
 * A row of an uploaded file as text.
 *
 * @param number counted from 1, as the spreadsheet program shows it
 */
record SheetRow(int number, List<String> cells) {

    /** Stands for a cell that holds a formula, which is never read. */
    static final String FORMULA = "\u0000formula";

    boolean isBlank() {
        return cells.stream().allMatch(String::isBlank);
    }
}
