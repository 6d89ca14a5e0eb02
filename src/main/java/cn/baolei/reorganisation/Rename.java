package cn.baolei.reorganisation;

import cn.baolei.engine.Refusal;
import cn.baolei.organisation.Organisation;
import cn.baolei.organisation.Roster;

/** 更名: the code, the cases and all else stay. */
record Rename(String organisation, String name) implements Operation {

    @Override
    public Plan plan(Roster current) {
        Draft draft = new Draft(current);
        Organisation before = draft.organisation(organisation);
        String wanted = name == null ? "" : name.strip();
        if (wanted.equals(before.name())) {
            throw new Refusal("新名称与现名称相同");
        }
        draft.put(new Organisation(before.code(), wanted, before.kind(), before.parent(), before.reportsTo()));
        return new Plan("“" + before.name() + "”更名为“" + wanted + "”", draft.roster());
    }
}
