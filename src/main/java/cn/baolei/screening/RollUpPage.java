package cn.baolei.screening;

import cn.baolei.engine.OfficialTime;
import java.security.Principal;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Rounds that concern the reader, and the roll-up of each, as far down the tree as the reader may look. */
@Controller
class RollUpPage {

    /** An organisation of the table with the sum of its subtree. */
    record Branch(UnitLine line, Totals totals) {
    }

    private final ScreeningRounds rounds;
    private final RoundClosing closing;
    private final Snapshots snapshots;
    private final AmendmentTable amendments;
    private final UnitTable units;
    private final ScreeningAccess access;

    RollUpPage(ScreeningRounds rounds, RoundClosing closing, Snapshots snapshots, AmendmentTable amendments, UnitTable units,
               ScreeningAccess access) {
        this.rounds = rounds;
        this.closing = closing;
        this.snapshots = snapshots;
        this.amendments = amendments;
        this.units = units;
        this.access = access;
    }

    @GetMapping("/screening")
    String list(Principal reader, Model model) {
        List<String> offices = access.offices(reader.getName());
        model.addAttribute("rounds", rounds.concerning(offices));
        model.addAttribute("zone", OfficialTime.ZONE);
        return "screening-rounds";
    }

    /** Answers 404 alike for a round that does not exist and one that is not the reader's business. */
    @GetMapping("/screening/{round}")
    String show(@PathVariable("round") String number, @RequestParam(name = "organisation", required = false) String wanted,
                Principal reader, Model model) {
        Round round = rounds.find(number).orElseThrow(RollUpPage::notFound);
        RollUp rollUp = closing.rollUp(number);
        List<String> tops = access.seesAll(reader.getName(), round) ? List.of(round.organisation())
                : access.offices(reader.getName()).stream().filter(office -> rollUp.line(office).isPresent()).toList();
        String top = Optional.ofNullable(wanted).or(() -> tops.stream().findFirst())
                .filter(one -> tops.stream().anyMatch(allowed -> rollUp.isWithin(one, allowed))).orElseThrow(RollUpPage::notFound);
        UnitLine line = rollUp.line(top).orElseThrow(RollUpPage::notFound);
        model.addAttribute("round", round);
        model.addAttribute("closesAt", OfficialTime.minute(round.closesAt()));
        model.addAttribute("line", line);
        model.addAttribute("registrable", units.find(number, top).filter(unit -> access.mayRead(reader.getName(), unit)).isPresent());
        model.addAttribute("totals", rollUp.totalsOf(top));
        model.addAttribute("branches", rollUp.directlyBelow(top).stream()
                .map(below -> new Branch(below, rollUp.totalsOf(below.organisation()))).toList());
        model.addAttribute("missing", rollUp.missingIn(top));
        model.addAttribute("upward", Optional.ofNullable(line.superior())
                .filter(superior -> tops.stream().anyMatch(allowed -> rollUp.isWithin(superior, allowed))).orElse(null));
        snapshots.find(number).ifPresent(kept -> {
            model.addAttribute("snapshot", kept);
            model.addAttribute("frozenAt", OfficialTime.minute(kept.frozenAt()));
        });
        List<Amendment> made = amendments.of(number).stream().filter(amendment -> rollUp.isWithin(amendment.organisation(), top))
                .filter(amendment -> round.isClosed() && amendment.at().isAfter(round.closedAt())).toList();
        model.addAttribute("amendments", made.stream().map(amendment -> new AmendedLine(
                rollUp.line(amendment.organisation()).orElseThrow().name(), OfficialTime.minute(amendment.at()), amendment)).toList());
        if (!made.isEmpty()) {
            model.addAttribute("amended", closing.amendedRollUp(number).totalsOf(top));
        }
        return "screening-roll-up";
    }

    /** An amendment with the name of its organisation. */
    record AmendedLine(String name, String shownAt, Amendment amendment) {
    }

    private static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
