package cn.baolei.obligation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.junit.jupiter.api.Test;

/** A decision table that a duty asks. */
class DecisionsStayTest {

    private static final String ASKED = "。“判定”按它办理。它落实通知2-7“一旦发现疫情，及时报送疫情信息，确保不瞒报、虚报、假报、漏报”，须保留。";
    private static final String TABLE = """
            <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="n">
              <decision id="report-integrity" name="迟报漏报虚报">
                <decisionTable id="t" hitPolicy="COLLECT">
                  <input id="i1"><inputExpression id="e1" typeRef="number"><text>delay</text></inputExpression></input>
                  <input id="i2"><inputExpression id="e2" typeRef="number"><text>difference</text></inputExpression></input>
                  <output id="o" name="fault" typeRef="string" />
                  <rule id="late"><description>迟报</description><inputEntry id="l1"><text>&gt; 2</text></inputEntry><inputEntry id="l2"><text></text></inputEntry><outputEntry id="l3"><text>"late"</text></outputEntry></rule>
                  <rule id="wrong"><inputEntry id="w1"><text></text></inputEntry><inputEntry id="w2"><text>&gt; 0</text></inputEntry><outputEntry id="w3"><text>"wrong"</text></outputEntry></rule>
                </decisionTable>
              </decision>
            </definitions>""";

    @Test
    void should_SayWhatIsLost_When_TheTableAsksOrAnswersLess() {
        assertThat(lost(TABLE.replace("<text>delay</text>", "<text>0</text>"))).containsExactly("决策表“迟报漏报虚报”不再问“delay”" + ASKED);
        assertThat(lost(TABLE.replace("name=\"fault\"", "name=\"other\""))).containsExactly("决策表“迟报漏报虚报”不再给出“fault”" + ASKED);
        assertThat(lost(TABLE.replace("COLLECT", "FIRST"))).containsExactly("决策表“迟报漏报虚报”的命中策略被改动" + ASKED);
        assertThat(lost(TABLE.replace("\"wrong\"</text>", "\"late\"</text>"))).containsExactly("决策表“迟报漏报虚报”不再能得出结论“\"wrong\"”" + ASKED);
        assertThat(lost(TABLE.replaceAll("(?s)<rule id=\"late\">.*?</rule>", ""))).containsExactly("决策表“迟报漏报虚报”的规则“迟报”被删除" + ASKED,
                "决策表“迟报漏报虚报”不再能得出结论“\"late\"”" + ASKED);
    }

    @Test
    void should_SayNothing_When_AFigureIsChangedOrARuleAdded() {
        assertThat(lost(TABLE.replace("&gt; 2", "&gt; 1"))).isEmpty();
        assertThat(lost(TABLE.replace("</decisionTable>", "<rule id=\"more\"><inputEntry id=\"m1\"><text></text></inputEntry><inputEntry id=\"m2\">"
                + "<text></text></inputEntry><outputEntry id=\"m3\"><text>\"more\"</text></outputEntry></rule></decisionTable>"))).isEmpty();
    }

    @Test
    void should_SayNothing_When_NoDutyAsksTheTable() throws IOException {
        DmnModelInstance table = read(Files.readString(Path.of("processes/decisions/case-outcome.dmn")));
        assertThat(Obligations.lostDecisions("case-outcome", table, read(TABLE), List.of(Models.read("response/suspected-case")))).isEmpty();
        assertThat(Obligations.lostDecisions("report-integrity", read(TABLE), table, List.of(Models.read("response/immediate-report")))).isNotEmpty();
    }

    private static List<String> lost(String table) {
        return DecisionComparison.losses(new Duty("judge", "判定", List.of("2-7")), read(TABLE), read(table)).stream().map(Loss::message).toList();
    }

    private static DmnModelInstance read(String table) {
        return Dmn.readModelFromStream(new ByteArrayInputStream(table.getBytes(StandardCharsets.UTF_8)));
    }
}
