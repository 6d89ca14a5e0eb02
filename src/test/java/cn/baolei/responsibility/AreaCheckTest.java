package cn.baolei.responsibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AreaCheckTest {

    private static final Map<String, String> MEMBERS = Map.of("a", "甲", "b", "乙");

    @Test
    void should_FindNothing_When_EveryOrganisationHasOneLeader() {
        assertThat(findings(new Area("一校", "one", "a"), new Area("二校", "two", "b"), new Area("机关支部", "", "a"))).isEmpty();
    }

    @Test
    void should_NameTheOrganisation_When_ItIsMissing() {
        assertThat(findings(new Area("一校", "one", "a"))).containsExactly("二校没有列入分片包干");
    }

    @Test
    void should_NameTheOrganisation_When_ItStandsTwice() {
        assertThat(findings(new Area("一校", "one", "a"), new Area("一校", "one", "b"), new Area("二校", "two", "b")))
                .containsExactly("一校重复列入分片包干");
    }

    @Test
    void should_NameTheArea_When_LeaderOrNameIsWrong() {
        assertThat(findings(new Area("一校", "one", ""), new Area("二校", "two", "c"), new Area("", "", "a"), new Area("片".repeat(101), "", "a"),
                new Area("三校", "three", "a"), new Area("高一年级", "", "a"), new Area("高一年级", "", "b")))
                .containsExactly("一校没有包片领导", "二校的包片领导c不是本单位班子成员", "片区名称：请填写，不超过100字", "三校不是下级单位", "高一年级重复列入分片包干");
    }

    @Test
    void should_DemandAreas_When_AnOrganisationHasNoSubordinates() {
        assertThat(AreaCheck.findings(List.of(), Map.of(), MEMBERS, user -> user)).containsExactly("没有划分片区，请按支部、年级或者楼栋等划分");
    }

    private static List<String> findings(Area... areas) {
        Map<String, String> subordinates = new java.util.LinkedHashMap<>();
        subordinates.put("one", "一校");
        subordinates.put("two", "二校");
        return AreaCheck.findings(List.of(areas), subordinates, MEMBERS, user -> user);
    }
}
