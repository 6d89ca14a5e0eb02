package cn.baolei.screening;

import cn.baolei.engine.Refusal;
import cn.baolei.organisation.Organisation;
import cn.baolei.organisation.OrganisationDirectory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Opens a round over the launching organisation and everybody who reports to it, directly or through others. */
@Service
class RoundOpening {

    private final ScreeningRounds rounds;
    private final UnitTable units;
    private final OrganisationDirectory directory;

    RoundOpening(ScreeningRounds rounds, UnitTable units, OrganisationDirectory directory) {
        this.rounds = rounds;
        this.units = units;
        this.directory = directory;
    }

    /**
     * @return how many organisations have to answer, the launching one included
     * @throws Refusal when the round would close before it begins
     */
    @Transactional
    int open(Round round) {
        if (!round.closesAt().isAfter(round.openedAt())) {
            throw new Refusal("截止时间：应晚于现在");
        }
        rounds.insert(round);
        List<Organisation> covered = subtreeOf(round.organisation());
        units.insertAll(round.number(), covered.stream().map(Organisation::code).toList(), covered.stream()
                .map(one -> one.code().equals(round.organisation()) ? null : one.reportsTo()).toList());
        return covered.size();
    }

    /** Along the reporting line, superiors first: the leading group's office has the prefectures below it. */
    private List<Organisation> subtreeOf(String top) {
        List<Organisation> all = directory.all();
        List<Organisation> subtree = new ArrayList<>(List.of(directory.get(top)));
        Set<String> codes = new HashSet<>(Set.of(top));
        for (boolean found = true; found; ) {
            Set<String> level = Set.copyOf(codes);
            List<Organisation> next = all.stream()
                    .filter(one -> one.reportsTo() != null && level.contains(one.reportsTo()) && !level.contains(one.code())).toList();
            subtree.addAll(next);
            found = codes.addAll(next.stream().map(Organisation::code).toList());
        }
        return subtree;
    }
}
