package cn.baolei.responsibility;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Whether a plan is complete: every subordinate organisation exactly once, every area with a member of the leadership. */
final class AreaCheck {

    private static final int LONGEST_NAME = 100;

    private AreaCheck() {
    }

    /**
     * @param subordinates code to name
     * @param members      user id to name
     * @param nameOf       for people who are no members any more
     * @return in the words an official reads; empty when the plan is complete
     */
    static List<String> findings(List<Area> areas, Map<String, String> subordinates, Map<String, String> members,
            UnaryOperator<String> nameOf) {
        List<String> findings = new ArrayList<>();
        if (areas.isEmpty() && subordinates.isEmpty()) {
            findings.add("没有划分片区，请按支部、年级或者楼栋等划分");
        }
        subordinates.forEach((code, name) -> {
            long times = areas.stream().filter(area -> area.organisation().equals(code)).count();
            if (times == 0) {
                findings.add(name + "没有列入分片包干");
            } else if (times > 1) {
                findings.add(name + "重复列入分片包干");
            }
        });
        for (Area area : areas) {
            check(area, areas, subordinates, members, nameOf, findings);
        }
        return findings.stream().distinct().toList();
    }

    private static void check(Area area, List<Area> areas, Map<String, String> subordinates, Map<String, String> members,
            UnaryOperator<String> nameOf, List<String> findings) {
        if (area.name().isEmpty() || area.name().length() > LONGEST_NAME) {
            findings.add("片区名称：请填写，不超过100字");
        } else if (!area.organisation().isEmpty() && !subordinates.containsKey(area.organisation())) {
            findings.add(area.name() + "不是下级单位");
        } else if (area.leader().isEmpty()) {
            findings.add(area.name() + "没有包片领导");
        } else if (!members.containsKey(area.leader())) {
            findings.add(area.name() + "的包片领导" + nameOf.apply(area.leader()) + "不是本单位班子成员");
        }
        boolean twice = areas.stream().filter(other -> other.name().equals(area.name())).count() > 1;
        if (twice && (area.organisation().isEmpty() || !subordinates.containsKey(area.organisation()))) {
            findings.add(area.name() + "重复列入分片包干");
        }
    }
}
