package cn.baolei.pledge;

import java.util.Map;

/** The kinds of breach as officials read them. */
final class BreachKind {

    private static final Map<String, String> LABELS = Map.of("outing", "非必要外出", "visited", "串门、走亲访友", "attended-gathering", "参加集会、聚餐",
            "organised-gathering", "组织集会、聚餐", "unprotected", "不戴口罩等个人防护不到位", "concealed", "隐瞒行程、接触史或者症状",
            "rumour", "造谣、传谣", "obstructed", "不配合防控检查和检测", "other", "其他");

    private BreachKind() {
    }

    static String labelOf(String code) {
        return LABELS.get(code);
    }
}
