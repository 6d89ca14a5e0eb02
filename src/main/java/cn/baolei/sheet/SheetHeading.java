package cn.baolei.sheet;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where the columns of a file stand. */
public final class SheetHeading<C extends SheetColumn> {

    private final Map<C, Integer> positions = new HashMap<>();

    /** @throws UnreadableSheet when a required column is missing */
    public SheetHeading(SheetRow heading, List<C> columns) {
        List<String> titles = heading.cells().stream().map(String::strip).toList();
        for (C column : columns) {
            int position = titles.indexOf(column.title());
            if (position >= 0) {
                positions.put(column, position);
            } else if (column.isRequired()) {
                throw new UnreadableSheet("第 " + heading.number() + " 行缺少“" + column.title() + "”列，请使用模板填写");
            }
        }
    }

    /** What a row says in a column; empty when the file does not have the column. */
    public String cell(SheetRow row, C column) {
        Integer position = positions.get(column);
        return position == null ? "" : row.cell(position);
    }
}
