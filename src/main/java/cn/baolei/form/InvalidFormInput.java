package cn.baolei.form;

import cn.baolei.engine.Refusal;
import java.util.List;
import java.util.stream.Collectors;

/** What was filled in breaks the rules of its form. The message names the fields: “体温：应在 34 到 43 之间；联系电话：请填写”. */
public class InvalidFormInput extends Refusal {

    /** More would not fit where the web apps show it. */
    private static final int NAMED = 10;

    public InvalidFormInput(List<Violation> violations) {
        super(message(violations));
    }

    private static String message(List<Violation> violations) {
        String named = violations.stream().limit(NAMED).map(Violation::toString).collect(Collectors.joining("；"));
        return violations.size() > NAMED ? named + "；等共 " + violations.size() + " 处" : named;
    }
}
