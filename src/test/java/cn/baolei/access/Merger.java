package cn.baolei.access;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baolei.access.Caller.Answer;
import java.util.regex.Pattern;

/** One organisation merged into another over REST, until it is closed. */
final class Merger implements AutoCloseable {

    private static final String JSON = "application/json";
    private static final String PATH = "/api/reorganisations";

    private final Caller administrator;
    private final String done;

    Merger(int port, String closed, String into) {
        administrator = new Caller(port, "qhedu.administrator");
        String operation = "{\"kind\":\"merge\",\"closed\":[\"" + closed + "\"],\"into\":\"" + into + "\"}";
        String version = number("version", administrator.call("POST", PATH + "/preview", JSON, operation));
        assertThat(administrator.call("POST", PATH, JSON, "{\"operation\":" + operation + ",\"version\":" + version + "}").status()).isEqualTo(200);
        done = PATH + "/" + number("id", administrator.call("GET", PATH, null, null));
    }

    @Override
    public void close() {
        String version = number("version", administrator.call("POST", done + "/undo/preview", JSON, "{}"));
        assertThat(administrator.call("POST", done + "/undo", JSON, "{\"version\":" + version + "}").status()).isEqualTo(200);
    }

    /** The first one of that name. */
    private static String number(String name, Answer answer) {
        return Pattern.compile("\"" + name + "\":(\\d+)").matcher(answer.body()).results().map(found -> found.group(1)).findFirst()
                .orElseThrow(() -> new AssertionError(answer.toString()));
    }
}
