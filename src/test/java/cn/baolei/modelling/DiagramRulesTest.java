package cn.baolei.modelling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Every diagram can be read: levels of bearable size, visible roles, nothing drawn across anything. */
class DiagramRulesTest {

    @Test
    void should_HaveAboutFifteenNodesALevel_When_DiagramIsRead() {
        assertThat(flaws(DiagramRules::crowdedLevels)).isEmpty();
    }

    @Test
    void should_ShowWhoActs_When_StepIsForAPerson() {
        assertThat(flaws(DiagramRules::hiddenRoles)).isEmpty();
    }

    @Test
    void should_DrawEveryElement_When_FileHasIt() {
        assertThat(flaws(Drawing::notDrawn)).isEmpty();
    }

    @Test
    void should_CrossNothing_When_FlowIsDrawn() {
        assertThat(drawn(Drawing::flowsThroughNodes)).isEmpty();
        assertThat(drawn(Drawing::crossings)).isEmpty();
    }

    @Test
    void should_FitOnAPage_When_PlaneIsDrawn() {
        assertThat(drawn(Drawing::tooWide)).isEmpty();
    }

    @Test
    void should_NameTheFlaw_When_DiagramHasIt() {
        ProcessFile pledge = copy("pledge");
        Element whole = pledge.document().getDocumentElement();
        withId(whole, "summarise").setAttribute("name", "小结");
        Xml.elements(whole, Xml.BPMN, "lane").forEach(lane -> lane.setAttribute("name", "有关人员"));
        withId(whole, "talk").setAttribute("name", "谈话提醒");
        for (int more = 0; more < DiagramRules.MOST_NODES; more++) {
            Element added = pledge.document().createElementNS(Xml.BPMN, "bpmn:endEvent");
            added.setAttribute("id", "added" + more);
            withId(whole, "pledge").appendChild(added);
        }

        assertThat(DiagramRules.hiddenRoles(pledge)).containsExactlyInAnyOrder("pledge: talk 谈话提醒", "pledge: summarise 小结");
        assertThat(DiagramRules.crowdedLevels(pledge)).singleElement().asString().startsWith("pledge: pledge has ");
        assertThat(Drawing.notDrawn(pledge)).hasSize(DiagramRules.MOST_NODES).contains("pledge: added0");
    }

    @Test
    void should_NameWhatIsCrossed_When_ThingsAreMoved() {
        ProcessFile pledge = copy("pledge");
        Element moved = shape(pledge.document(), "signPledge");
        Element other = shape(pledge.document(), "recordSignature");
        List.of("x", "y").forEach(side -> other.setAttribute(side, moved.getAttribute(side)));
        moved.setAttribute("width", "3000");

        assertThat(Drawing.of(pledge)).flatExtracting(Drawing::flowsThroughNodes).anyMatch(flaw -> flaw.contains("runs through signPledge"));
        assertThat(Drawing.of(pledge)).flatExtracting(Drawing::tooWide).singleElement().asString().startsWith("pledge/sign is 3");
    }

    private static List<String> flaws(Function<ProcessFile, List<String>> rule) {
        return ProcessFile.all().stream().flatMap(file -> rule.apply(file).stream()).toList();
    }

    private static List<String> drawn(Function<Drawing, List<String>> rule) {
        return flaws(file -> Drawing.of(file).stream().flatMap(plane -> rule.apply(plane).stream()).toList());
    }

    private static ProcessFile copy(String key) {
        ProcessFile file = ProcessFile.all().stream().filter(each -> each.key().equals(key)).findFirst().orElseThrow();
        return new ProcessFile(key, file.part(), (Document) file.document().cloneNode(true), file.digest());
    }

    private static Element withId(Element whole, String id) {
        return Xml.elements(whole, Xml.BPMN, "*").filter(element -> element.getAttribute("id").equals(id)).findFirst().orElseThrow();
    }

    private static Element shape(Document document, String id) {
        return Xml.elements(document.getDocumentElement(), Xml.DIAGRAM, "BPMNShape").filter(shape -> shape.getAttribute("bpmnElement").equals(id))
                .flatMap(shape -> Xml.elements(shape, "*", "Bounds")).findFirst().orElseThrow();
    }
}
