package cn.baolei.audit.figures;

import java.time.Duration;

/** Figures as an official says them. */
final class Words {

    private Words() {
    }

    /** The two largest units; of null, a dash. */
    static String of(Duration span) {
        if (span == null) {
            return Measure.NOTHING;
        }
        long seconds = (span.toMillis() + 500) / 1000;
        long minutes = seconds / 60;
        if (minutes == 0) {
            return seconds + " 秒";
        }
        if (minutes < 60) {
            return minutes + " 分" + rest(seconds % 60, "秒");
        }
        return minutes < 24 * 60 ? minutes / 60 + " 小时" + rest(minutes % 60, "分") : minutes / (24 * 60) + " 天" + rest(minutes / 60 % 24, "小时");
    }

    /** In per cent, with a decimal below ten. */
    static String share(long part, long whole) {
        if (whole == 0) {
            return Measure.NOTHING;
        }
        double percent = 100.0 * part / whole;
        return percent == 0 || percent >= 10 ? Math.round(percent) + "%" : "%.1f%%".formatted(percent);
    }

    private static String rest(long value, String unit) {
        return value == 0 ? "" : " " + value + " " + unit;
    }
}
