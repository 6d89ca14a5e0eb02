package cn.baolei.revision;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What became of one element of a diagram, row of a decision table or field of a form from one version to the next.
 *
 * @param id      of the element; the same in both versions
 * @param element what the reader calls it
 * @param details one for each attribute that changed; empty for what was added, removed or only moved
 */
public record Change(Kind kind, String id, String element, List<Detail> details) {

    /** Moved: nothing but the place in the drawing or in the order. */
    public enum Kind {
        ADDED("新增", "增"), REMOVED("删除", "删"), CHANGED("修改", "改"), MOVED("移动", "移");

        private final String label;
        private final String mark;

        Kind(String label, String mark) {
            this.label = label;
            this.mark = mark;
        }

        public String label() {
            return label;
        }

        /** One character, for the mark at the element. */
        public String mark() {
            return mark;
        }
    }

    /** @param before empty where there was nothing. @param after empty where there is nothing any more */
    public record Detail(String attribute, String before, String after) {

        @Override
        public String toString() {
            return attribute + "：" + orNothing(before) + " → " + orNothing(after);
        }

        private static String orNothing(String value) {
            return value.isEmpty() ? "（无）" : value;
        }
    }

    /** One line for lists and records. */
    public String text() {
        return kind.label() + element + (details.isEmpty() ? "" : "："
                + details.stream().map(Detail::toString).collect(Collectors.joining("；")));
    }
}
