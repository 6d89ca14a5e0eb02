package cn.baolei.taskwork;

import cn.baolei.engine.Refusal;

/** What an official writes beside a form. */
final class Words {

    private static final int MOST = 500;

    private Words() {
    }

    /** @throws Refusal when nothing is written, or too much */
    static String required(String field, String text) {
        String words = optional(field, text);
        if (words.isEmpty()) {
            throw new Refusal("请填写" + field);
        }
        return words;
    }

    static String optional(String field, String text) {
        String words = text == null ? "" : text.strip();
        if (words.length() > MOST) {
            throw new Refusal(field + "不得超过" + MOST + "字");
        }
        return words;
    }
}
