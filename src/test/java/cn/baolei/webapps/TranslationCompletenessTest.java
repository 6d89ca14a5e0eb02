package cn.baolei.webapps;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Chinese locale of each web app says everything the shipped English one says, with the same placeholders. */
class TranslationCompletenessTest {

    /** Placeholders of labels ({{name}}) and of relative times (%d, %s). */
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*(\\w+)\\s*}}|%[ds]");

    /** Product names and abbreviations that Chinese officials use as they are, and signs. */
    private static final Set<String> SAME_IN_CHINESE = Set.of("ID", "Optimize", "<", "<=", ">", ">=", "", "LT", "L", "HH:mm",
            "1", "4");

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "welcome", "admin"})
    void should_HaveTheSameKeys_When_ComparedWithShippedEnglish(String app) throws IOException {
        assertThat(texts(app, "zh").keySet()).isNotEmpty().isEqualTo(texts(app, "en").keySet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "welcome", "admin"})
    void should_KeepEveryPlaceholder_When_Translated(String app) throws IOException {
        Map<String, String> chinese = texts(app, "zh");

        texts(app, "en").forEach((key, english) ->
                assertThat(placeholders(chinese.get(key))).as(app + ": " + key).isEqualTo(placeholders(english)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "welcome", "admin"})
    void should_LeaveNoValueInEnglish_When_Translated(String app) throws IOException {
        Map<String, String> english = texts(app, "en");

        Set<String> untranslated = texts(app, "zh").entrySet().stream()
                .filter(text -> text.getValue().equals(english.get(text.getKey())))
                .filter(text -> !SAME_IN_CHINESE.contains(text.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(untranslated).as(app).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "welcome", "admin"})
    void should_LeaveNoTextEmpty_When_EnglishSaysSomething(String app) throws IOException {
        Map<String, String> chinese = texts(app, "zh");

        texts(app, "en").forEach((key, english) ->
                assertThat(chinese.get(key).isBlank()).as(app + ": " + key).isEqualTo(english.isBlank()));
    }

    private static Set<String> placeholders(String text) {
        Matcher matcher = PLACEHOLDER.matcher(text);
        Set<String> found = new TreeSet<>();
        while (matcher.find()) {
            found.add(matcher.group(1) == null ? matcher.group() : matcher.group(1));
        }
        return found;
    }

    private static Map<String, String> texts(String app, String locale) throws IOException {
        String path = "/META-INF/resources/webjars/camunda/app/" + app + "/locales/" + locale + ".json";
        try (InputStream file = TranslationCompletenessTest.class.getResourceAsStream(path)) {
            assertThat(file).as(path).isNotNull();
            // The shipped files begin with a byte-order mark, which is no JSON.
            String json = new String(file.readAllBytes(), StandardCharsets.UTF_8).replace("\uFEFF", "");
            Map<String, String> texts = new TreeMap<>();
            collect("", new ObjectMapper().readTree(json), texts);
            return texts;
        }
    }

    private static void collect(String path, JsonNode node, Map<String, String> texts) {
        if (node.isObject()) {
            node.fields().forEachRemaining(field -> collect(path + "/" + field.getKey(), field.getValue(), texts));
        } else if (node.isArray()) {
            for (int index = 0; index < node.size(); index++) {
                collect(path + "/" + index, node.get(index), texts);
            }
        } else {
            texts.put(path, node.asText());
        }
    }
}
