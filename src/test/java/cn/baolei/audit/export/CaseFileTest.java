package cn.baolei.audit.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The case file as data. */
class CaseFileTest {

    @Test
    void should_FollowThePublishedSchema_When_Exported() throws IOException {
        String masked = json(null);
        assertThat(PublishedSchema.faults(masked)).isEmpty();
        assertThat(masked).contains("\"caseNumber\" : \"" + ToldCase.NUMBER + "\"", "陈" + ToldCase.RARE, "通知第89条已送达");
        assertThat(PublishedSchema.faults(json("审计署函〔2022〕1号"))).isEmpty();
    }

    @Test
    void should_BreakTheSchema_When_AFileIsNotWhole() throws IOException {
        assertThat(PublishedSchema.faults(json(null).replace("\"ground\" : null", "\"ground\" : \"无\""))).as("a ground without clear values").isNotEmpty();
        assertThat(PublishedSchema.faults(json(null).replaceFirst("\"late\" : false", "\"more\" : 1"))).isNotEmpty();
        assertThat(PublishedSchema.faults(json(null).replaceFirst("2020-03-02T01:00:00Z", "yesterday"))).isNotEmpty();
    }

    private static String json(String ground) {
        return new String(ToldCase.file(ground, "陈" + ToldCase.RARE).json(), StandardCharsets.UTF_8);
    }
}
