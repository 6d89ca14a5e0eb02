package cn.baolei.screening;

import cn.baolei.engine.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Holds what an organisation declares against the persons it has registered. */
@Service
class Registration {

    /** @param untreated exceptions that the official wants to leave alone */
    record Checked(Outcome outcome, Figures figures, int untreated) {
    }

    private final UnitTable units;
    private final PersonTable persons;
    private final UploadTable uploads;

    Registration(UnitTable units, PersonTable persons, UploadTable uploads) {
        this.units = units;
        this.persons = persons;
        this.uploads = uploads;
    }

    /** @throws Refusal naming the field that contradicts the list */
    @Transactional(readOnly = true)
    Checked check(String round, String organisation, Declaration declared) {
        Unit unit = units.find(round, organisation).orElseThrow();
        if (uploads.isAnyUnfinished(unit.id())) {
            throw new Refusal("登记方式：上传的名单还在登记，请稍后再办结");
        }
        Figures listed = persons.count(unit.id());
        int registered = registered(declared, listed);
        if (registered != declared.expected() && declared.difference().isBlank()) {
            throw new Refusal("人数不一致的原因：应排查 " + declared.expected() + " 人，实际登记 " + registered + " 人，请说明原因");
        }
        return new Checked(declared.mode().equals("zero") ? Outcome.ZERO : Outcome.REGISTERED,
                new Figures(declared.expected(), registered, listed.exceptions(), listed.away()), persons.countUntreated(unit.id()));
    }

    private static int registered(Declaration declared, Figures listed) {
        if (declared.mode().equals("list")) {
            if (listed.registered() == 0) {
                throw new Refusal("登记方式：登记页面上还没有人员，请先上传名单或者逐人登记");
            }
            return listed.registered();
        }
        if (declared.mode().equals("zero")) {
            requireNothingFound(declared, listed);
        }
        if (listed.registered() > declared.screened()) {
            throw new Refusal("实际排查人数：登记页面上已有 " + listed.registered() + " 人，不应少于此数");
        }
        return declared.screened();
    }

    private static void requireNothingFound(Declaration declared, Figures listed) {
        if (!declared.zeroCertain()) {
            throw new Refusal("零报告确认：请勾选确认");
        }
        if (listed.exceptions() > 0 || listed.away() > 0) {
            throw new Refusal("登记方式：登记页面上有异常人员 " + listed.exceptions() + " 人、出省人员 " + listed.away() + " 人，不能零报告");
        }
    }
}
