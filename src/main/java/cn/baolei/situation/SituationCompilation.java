package cn.baolei.situation;

import cn.baolei.organisation.OrganisationDirectory;
import cn.baolei.situation.SituationContent.Unit;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/** Draws up a level's figures: its own, those its subordinates have submitted, and which of them are late or missing. */
@Service
class SituationCompilation {

    private final EntryTable entries;
    private final FigureSource figures;
    private final ReportingLine line;
    private final OrganisationDirectory directory;
    private final Clock clock;

    SituationCompilation(EntryTable entries, FigureSource figures, ReportingLine line, OrganisationDirectory directory,
                         Clock clock) {
        this.entries = entries;
        this.figures = figures;
        this.line = line;
        this.directory = directory;
        this.clock = clock;
    }

    /** Counts anew and keeps the result as what officials see from now on. */
    SituationContent compile(String round, String organisation) {
        Instant now = clock.instant();
        List<SituationEntry> asked = entries.collectedBy(round, organisation);
        SituationFigures reported = asked.stream().filter(entry -> entry.submittedAt() != null)
                .map(entry -> entry.content().total()).reduce(SituationFigures.NONE, SituationFigures::plus);
        SituationContent draft = new SituationContent(organisation, now, figures.of(directory.withPredecessors(organisation), now), reported,
                figures.of(directory.withPredecessors(line.subtreeOf(organisation)), now), units(asked), gaps(asked), null, null, null);
        entries.saveDraft(round, draft);
        return draft;
    }

    /** So that the province sees which school is missing, not only which prefecture. */
    private List<Unit> gaps(List<SituationEntry> asked) {
        Stream<Unit> here = units(asked).stream().filter(unit -> unit.missing() || unit.late());
        Stream<Unit> below = asked.stream().filter(entry -> entry.submittedAt() != null)
                .flatMap(entry -> entry.content().gaps().stream());
        return Stream.concat(here, below).toList();
    }

    /** Everybody who was asked, also who has been closed or moved since. */
    private List<Unit> units(List<SituationEntry> asked) {
        return asked.stream().map(entry -> new Unit(entry.organisation(), directory.get(entry.organisation()).name(),
                entry.state(), entry.submittedAt(), entry.late())).toList();
    }
}
