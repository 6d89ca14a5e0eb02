package cn.baolei.audit.story;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baolei.audit.story.CaseStory.Diagram;
import cn.baolei.audit.story.CaseStory.Instance;
import cn.baolei.audit.story.CaseStory.Kind;
import cn.baolei.audit.story.CaseStory.Moment;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A case with five thousand moments: each third one an opinion, the last of them of a step that appears nowhere before. */
class StoryViewTest {

    private static final Instant BEGUN = Instant.parse("2020-02-03T01:00:00Z");
    private static final CaseStory LONG = story(5000);

    @Test
    void should_ShowOneHundredAtATime_When_ThousandsWereRecorded() {
        StoryView last = page(50, List.of());
        assertThat(last.pages()).isEqualTo(50);
        assertThat(last.shown()).hasSize(100).last().extracting(Moment::id).isEqualTo("m5000");
        assertThat(page(1, List.of()).shown()).first().extracting(Moment::id).isEqualTo("m1");
        assertThat(page(51, List.of()).page()).as("beyond the last, the last").isEqualTo(50);
        assertThat(last.counts()).containsEntry(Kind.OPINION, 1666L);
    }

    @Test
    void should_TurnFewerPages_When_OneKindIsChosen() {
        StoryView opinions = page(17, List.of(Kind.OPINION.code()));
        assertThat(opinions.pages()).isEqualTo(17);
        assertThat(opinions.shown()).hasSize(66).extracting(Moment::kind).containsOnly(Kind.OPINION);
    }

    @Test
    void should_LeadToThePageThatTellsOfAStepFirst_When_ItIsChosenOnTheDiagram() {
        assertThat(page(1, List.of()).firstOf().get("early")).contains("page=1").endsWith("#m1");
        assertThat(page(1, List.of()).firstOf().get("late")).contains("page=50").endsWith("#m5000");
    }

    @Test
    void should_HaveOneEmptyPage_When_NothingOfTheKindHappened() {
        StoryView none = page(3, List.of(Kind.ATTACHMENT.code()));
        assertThat(none.pages()).isEqualTo(1);
        assertThat(none.page()).isEqualTo(1);
        assertThat(none.shown()).isEmpty();
    }

    private static StoryView page(int page, List<String> kinds) {
        return StoryView.of(LONG, "i", "d", kinds, page);
    }

    private static CaseStory story(int moments) {
        Instance instance = new Instance("i", "pledge", "党员承诺践诺", "school", "学校", null, null, BEGUN, null, false, List.of(new Diagram("d", 1, List.of(), List.of())));
        return new CaseStory("school-20200203-1", "党员承诺践诺", "学校", CaseStory.SYSTEM, BEGUN, null, BEGUN, List.of(instance),
                IntStream.rangeClosed(1, moments).mapToObj(number -> new Moment("m" + number, BEGUN.plusSeconds(number), number % 3 == 0 ? Kind.OPINION : Kind.STEP,
                        CaseStory.SYSTEM, "学校", "i", "d", number == moments ? "late" : "early", "环节", "第" + number + "件", List.of(), null, false)).toList(), List.of());
    }
}
