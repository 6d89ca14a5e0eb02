package cn.baolei.duty;

import cn.baolei.engine.Refusal;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Service;

/** 点名 by hand: the order is kept, and the next round of the shift clock carries it out. */
@Service
class CallOrders {

    /** Time to answer and, if nobody does, for 带班领导 and 书记 in turn, before the end of the shift ends that too. */
    private static final Duration LEFT = Duration.ofHours(1);

    private final RunningShifts running;
    private final Clock clock;

    CallOrders(RunningShifts running, Clock clock) {
        this.running = running;
        this.clock = clock;
    }

    /** @throws Refusal when the shift has not begun or is nearly over */
    void order(DutyShift shift, String by) {
        if (shift.startedAt() == null || clock.instant().plus(LEFT).isAfter(shift.endsAt())) {
            throw new Refusal("只能在班次开始后、结束前1小时以上点名");
        }
        running.orderCall(shift.id(), by);
    }
}
