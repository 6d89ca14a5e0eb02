package cn.baolei.reorganisation;

import cn.baolei.engine.Refusal;
import cn.baolei.organisation.Organisation;
import cn.baolei.organisation.Roster;

/**
 * 调整隶属关系: another parent and another receiver of reports, with everything below.
 *
 * @param reportsTo empty: the parent
 */
record Move(String organisation, String parent, String reportsTo) implements Operation {

    @Override
    public Plan plan(Roster current) {
        Draft draft = new Draft(current);
        Organisation before = draft.organisation(organisation);
        if (before.parent() == null) {
            throw new Refusal("根组织不能移动");
        }
        Organisation above = draft.organisation(parent);
        Organisation receiver = reportsTo == null || reportsTo.isBlank() ? above : draft.organisation(reportsTo);
        if (above.code().equals(before.parent()) && receiver.code().equals(before.reportsTo())) {
            throw new Refusal("隶属关系没有变化");
        }
        draft.put(new Organisation(before.code(), before.name(), before.kind(), above.code(), receiver.code()));
        return new Plan("“" + before.name() + "”改隶“" + above.name() + "”，向“" + receiver.name() + "”报告", draft.roster());
    }
}
