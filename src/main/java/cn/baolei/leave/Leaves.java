package cn.baolei.leave;

import cn.baolei.engine.Refusal;
import cn.baolei.organisation.OrganisationDirectory;
import cn.baolei.organisation.Post;
import cn.baolei.routing.Absences;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Enters leave, lets it begin and ends it. */
@Service
class Leaves {

    private static final int LONGEST_REASON = 200;
    private static final int LONGEST_DAYS = 366;

    /**
     * What somebody asks for.
     *
     * @param official   user id of whoever will be away
     * @param kind       code
     * @param substitute user id; null or blank for nobody
     * @param from       first day, in Asia/Shanghai
     * @param to         last day, included
     */
    record Request(String official, String kind, String substitute, LocalDate from, LocalDate to, String reason) {
    }

    private final LeaveTable leaves;
    private final LeaveRights rights;
    private final OrganisationDirectory directory;
    private final LeaveNotices notices;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Leaves(LeaveTable leaves, LeaveRights rights, OrganisationDirectory directory, LeaveNotices notices,
           ApplicationEventPublisher events, Clock clock) {
        this.leaves = leaves;
        this.rights = rights;
        this.directory = directory;
        this.notices = notices;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Enters leave; what begins today begins at once.
     *
     * @param by user id of whoever enters it
     * @return its id
     * @throws Refusal in words for that person
     */
    @Transactional
    public long enter(Request request, String by) {
        String official = text(request.official());
        LeaveKind kind = LeaveKind.ofCode(text(request.kind())).orElseThrow(() -> new Refusal("请选择类别：请假、外出或委托"));
        if (official.isEmpty() || directory.postsOf(official).isEmpty() || !rights.mayEnterFor(by, official)) {
            throw new Refusal("只能为本人，或由书记为本单位任职人员登记；系统管理员可为任何任职人员登记");
        }
        Optional<String> substitute = Optional.of(text(request.substitute())).filter(user -> !user.isEmpty());
        Instant now = clock.instant();
        Instant startsAt = start(request, now);
        Instant endsAt = Days.startOf(request.to().plusDays(1));
        String reason = reasonOf(request.reason());
        if (kind == LeaveKind.DELEGATION && substitute.isEmpty()) {
            throw new Refusal("委托须指定代办人");
        }
        leaves.lock();
        requireFree(official, startsAt, endsAt);
        substitute.ifPresent(user -> requireAble(user, official, startsAt, endsAt));
        long id = leaves.add(official, kind, substitute, reason, startsAt, endsAt, by, now);
        notices.tell(leaves.find(id).orElseThrow(), "entered", by);
        if (!startsAt.isAfter(now)) {
            begin(id);
        }
        return id;
    }

    /**
     * Ends leave before its time, or calls it off before it begins; from this moment nobody acts for the official any more.
     *
     * @throws Refusal when it does not exist for this person or is over
     */
    @Transactional
    public void end(long id, String by) {
        Leave leave = leaves.find(id).filter(found -> rights.mayEnterFor(by, found.official()))
                .orElseThrow(() -> new Refusal("该登记不存在，或您不能办理"));
        if (!leaves.end(id, by, clock.instant())) {
            throw new Refusal("该登记已经结束");
        }
        notices.tell(leave, "ended", by);
        close(id);
    }

    /** Hands over the open tasks. A second time does nothing. */
    @Transactional
    public void begin(long id) {
        if (leaves.begin(id, clock.instant())) {
            tell(id);
        }
    }

    /** Gives the open tasks back. A second time does nothing. */
    @Transactional
    public void close(long id) {
        if (leaves.close(id, clock.instant())) {
            tell(id);
        }
    }

    private void tell(long id) {
        Leave leave = leaves.find(id).orElseThrow();
        events.publishEvent(new Absences.Changed(leave.official(), leave.substitute()));
    }

    private Instant start(Request request, Instant now) {
        if (request.from() == null || request.to() == null) {
            throw new Refusal("请填写起止日期");
        }
        LocalDate today = Days.of(now);
        if (request.from().isBefore(today)) {
            throw new Refusal("开始日期不能早于今天");
        }
        if (request.to().isBefore(request.from())) {
            throw new Refusal("结束日期不能早于开始日期");
        }
        if (request.from().plusDays(LONGEST_DAYS).isBefore(request.to())) {
            throw new Refusal("一次登记不能超过一年；长期不在岗的，请办理岗位变动");
        }
        return request.from().equals(today) ? now : Days.startOf(request.from());
    }

    private static String reasonOf(String given) {
        String reason = text(given);
        if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
            throw new Refusal("请填写事由，不超过 " + LONGEST_REASON + " 字");
        }
        return reason;
    }

    private void requireFree(String official, Instant from, Instant to) {
        leaves.touching(official, from, to).stream().findFirst().ifPresent(other -> {
            throw new Refusal(other.official().equals(official)
                    ? name(official) + "在这段时间已有登记（" + Days.inWords(other) + "），请先结束原登记"
                    : name(official) + "在这段时间代" + name(other.official()) + "办理（" + Days.inWords(other)
                            + "），不能再转由他人；请先改派代办人");
        });
    }

    /** Somebody of the same organisation, at work all the time. */
    private void requireAble(String substitute, String official, Instant from, Instant to) {
        if (substitute.equals(official)) {
            throw new Refusal("代办人不能是本人");
        }
        Set<String> organisations = directory.postsOf(official).stream().map(Post::organisation).collect(Collectors.toSet());
        if (directory.postsOf(substitute).stream().noneMatch(post -> organisations.contains(post.organisation()))) {
            throw new Refusal("代办人须在同一单位任职");
        }
        leaves.touching(substitute, from, to).stream().filter(other -> other.official().equals(substitute)).findFirst().ifPresent(away -> {
            throw new Refusal(name(substitute) + "在这段时间也不在岗（" + Days.inWords(away) + "），请另选代办人");
        });
    }

    private String name(String user) {
        return directory.displayNameOf(user);
    }

    private static String text(String value) {
        return value == null ? "" : value.strip();
    }
}
