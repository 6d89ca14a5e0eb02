package cn.baolei.assessment;

import cn.baolei.assessment.Figure.Evidence;
import cn.baolei.commendation.Commendations;
import cn.baolei.organisation.OrganisationDirectory;
import java.time.Instant;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Commendations decided within the period. */
@Component
@Order(3)
class CommendationRecord implements RecordSource {

    private final Commendations commendations;
    private final OrganisationDirectory directory;

    CommendationRecord(Commendations commendations, OrganisationDirectory directory) {
        this.commendations = commendations;
        this.directory = directory;
    }

    @Override
    public List<Figure> figuresOf(String user, Instant from, Instant until) {
        return List.of(Figure.count("先进典型表彰", "次", commendations.of(user, from, until).stream()
                .map(one -> new Evidence(one.caseNumber(), directory.get(one.organisation()).name() + "表彰", one.decidedAt())).toList()));
    }
}
