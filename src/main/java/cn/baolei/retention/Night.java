package cn.baolei.retention;

import java.time.Instant;
import java.time.LocalDate;

/**
 * What became of one night's clean-up, or of several nights in a row on which it did not run.
 *
 * @param kept   cases whose time was over but which are on hold or looked into
 * @param failed cases that could not be removed, to be tried again the next night
 */
record Night(LocalDate first, LocalDate last, Outcome outcome, Instant begunAt, Instant endedAt, long cases, long rows, int kept, int failed) {

    enum Outcome {
        RUNNING("running", "正在清理"),
        DONE("done", "已完成"),
        WINDOW_CLOSED("window-closed", "时段结束，未清理完，次日继续"),
        BROKEN_OFF("broken-off", "中断"),
        MISSED("missed", "没有运行"),
        BEFORE_START("before-start", "启用之前");

        private final String code;
        private final String label;

        Outcome(String code, String label) {
            this.code = code;
            this.label = label;
        }

        String code() {
            return code;
        }

        /** In Chinese. */
        public String label() {
            return label;
        }
    }
}
