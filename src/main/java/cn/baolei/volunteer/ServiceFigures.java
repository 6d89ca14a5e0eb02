package cn.baolei.volunteer;

import cn.baolei.assessment.Figure;
import cn.baolei.assessment.Figure.Evidence;
import cn.baolei.assessment.RecordSource;
import java.time.Instant;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Hours an official served in the community. */
@Component
@Order(6)
class ServiceFigures implements RecordSource {

    private final VolunteerRecord record;

    ServiceFigures(VolunteerRecord record) {
        this.record = record;
    }

    @Override
    public List<Figure> figuresOf(String user, Instant from, Instant until) {
        List<Evidence> services = record.servicesOf(user, from, until);
        return List.of(new Figure("志愿服务时长", record.hoursOf(user, from, until).toPlainString() + " 小时", services));
    }
}
