package cn.baolei.audit.story;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baolei.access.Visitor;
import java.util.regex.Pattern;

/** An organisation renamed over REST, until it is closed. */
final class OldName implements AutoCloseable {

    private static final String JSON = "application/json";
    private static final String PATH = "/api/reorganisations";

    private final Visitor administrator;
    private final String done;

    OldName(int port, String organisation, String name) {
        administrator = new Visitor(port).withBasic("qhedu.administrator");
        String operation = "{\"kind\":\"rename\",\"organisation\":\"" + organisation + "\",\"name\":\"" + name + "\"}";
        String version = number("version", administrator.post(PATH + "/preview", JSON, operation).body());
        assertThat(administrator.post(PATH, JSON, "{\"operation\":" + operation + ",\"version\":" + version + "}").statusCode()).isEqualTo(200);
        done = PATH + "/" + number("id", administrator.get(PATH).body());
    }

    @Override
    public void close() {
        String version = number("version", administrator.post(done + "/undo/preview", JSON, "{}").body());
        assertThat(administrator.post(done + "/undo", JSON, "{\"version\":" + version + "}").statusCode()).isEqualTo(200);
    }

    private static String number(String name, String answer) {
        return Pattern.compile("\"" + name + "\":(\\d+)").matcher(answer).results().map(found -> found.group(1)).findFirst()
                .orElseThrow(() -> new AssertionError(answer));
    }
}
