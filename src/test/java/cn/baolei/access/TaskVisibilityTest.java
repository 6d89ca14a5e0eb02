package cn.baolei.access;

import static org.assertj.core.api.Assertions.assertThat;

import cn.baolei.access.RandomTasks.Expected;
import cn.baolei.access.RandomTasks.Person;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;

/**
 * What everybody sees of random tasks in a random tree, against the rule written out in {@link RandomTasks}: over the engine's API and
 * over REST, as lists, pages, counts and single tasks, through queries and filters of every kind that touches the same tables.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "camunda.bpm.job-execution.enabled=false")
@ActiveProfiles("demo")
class TaskVisibilityTest {

    /** A task query, and what it asks for. */
    private record Question(String name, UnaryOperator<TaskQuery> query, BiPredicate<Expected, Person> asks) {
    }

    @LocalServerPort
    private int port;
    @Autowired
    private TaskService tasks;
    @Autowired
    private IdentityService identities;
    @Autowired
    private FilterService filters;
    @Autowired
    private SharedFilters shared;
    @Autowired
    private ObjectMapper json;

    private RandomTasks world;
    private final List<String> ownFilters = new ArrayList<>();

    @AfterEach
    void remove() {
        identities.clearAuthentication();
        ownFilters.forEach(filters::deleteFilter);
        ownFilters.clear();
        world.remove();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void should_ShowExactlyOnesOwn_When_Asked(long seed) throws IOException {
        world = new RandomTasks(seed, tasks, identities);
        for (Person person : world.people()) {
            for (Question question : questions(person)) {
                askTheEngine(person, question);
            }
            askOverRest(person);
            readOneByOne(person);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5})
    void should_FollowAtOnce_When_TasksAndPostsMove(long seed) throws IOException {
        world = new RandomTasks(seed, tasks, identities);
        world.move();
        for (Person person : world.people()) {
            questions(person).forEach(question -> askTheEngine(person, question));
            askOverRest(person);
            readOneByOne(person);
        }
    }

    /** Then a page of the newest is found another way. */
    @Test
    void should_ShowExactlyOnesOwn_When_SomebodyHasHundreds() throws IOException {
        world = new RandomTasks(6, 1_500, tasks, identities);
        Person busiest = world.people().stream().max(Comparator.comparingInt(person -> world.seenBy(person).size())).orElseThrow();
        assertThat(world.seenBy(busiest)).hasSizeGreaterThan(500);
        questions(busiest).forEach(question -> askTheEngine(busiest, question));
        askOverRest(busiest);
    }

    private List<Question> questions(Person person) {
        String group = world.anyGroup();
        String other = world.anyGroup();
        String colleague = world.anyPerson();
        return List.of(
                new Question("everything", query -> query, (task, who) -> true),
                new Question("mine or nobody's", query -> query.or().taskAssignee(person.id()).taskUnassigned().endOr(),
                        (task, who) -> task.assignee() == null || task.assignee().equals(who.id())),
                new Question("of a group, also one that is not mine", query -> query.taskCandidateGroup(group),
                        (task, who) -> task.assignee() == null && task.groups().contains(group)),
                new Question("of groups, claimed ones too", query -> query.taskCandidateGroupIn(new ArrayList<>(List.of(group, other))).includeAssignedTasks(),
                        (task, who) -> task.groups().contains(group) || task.groups().contains(other)),
                new Question("for somebody by name", query -> query.taskCandidateUser(colleague).includeAssignedTasks(),
                        // The engine adds those of the colleague's groups that the asker is in too: no others may be read.
                        (task, who) -> task.users().contains(colleague)
                                || world.groupsOf(colleague).stream().filter(who.groups()::contains).anyMatch(task.groups()::contains)),
                new Question("claimed by somebody", query -> query.taskAssignee(colleague), (task, who) -> colleague.equals(task.assignee())),
                new Question("in which somebody is involved", query -> query.taskInvolvedUser(colleague),
                        (task, who) -> task.users().contains(colleague) || colleague.equals(task.assignee()) || colleague.equals(task.owner())),
                new Question("without groups", query -> query.withoutCandidateGroups().includeAssignedTasks(), (task, who) -> task.groups().isEmpty()),
                new Question("with people", query -> query.withCandidateUsers().includeAssignedTasks(), (task, who) -> !task.users().isEmpty()),
                new Question("within no other", TaskQuery::excludeSubtasks, (task, who) -> task.parent() == null),
                new Question("of one priority", query -> query.taskPriority(1), (task, who) -> task.priority() == 1),
                new Question("one or", query -> query.or().taskCandidateGroup(group).taskAssignee(colleague).endOr(),
                        (task, who) -> colleague.equals(task.assignee()) || task.assignee() == null && task.groups().contains(group)),
                new Question("two ors", query -> query.or().taskPriority(1).taskAssignee(colleague).endOr()
                                .or().taskCandidateGroup(group).taskUnassigned().endOr(),
                        (task, who) -> (task.priority() == 1 || colleague.equals(task.assignee())) && task.assignee() == null));
    }

    private void askTheEngine(Person person, Question question) {
        List<String> expected = world.seenBy(person).stream().filter(task -> question.asks().test(task, person)).map(Expected::id).toList();
        as(person, () -> {
            TaskQuery query = question.query().apply(tasks.createTaskQuery()).orderByTaskCreateTime().desc();
            String told = person + " asks for " + question.name();
            // The same query object asked again must not remember the first answer.
            assertThat(query.count()).as(told).isEqualTo(expected.size());
            assertThat(query.list()).as(told).extracting(Task::getId).containsExactlyElementsOf(expected);
            assertThat(query.listPage(2, 3)).as(told).extracting(Task::getId)
                    .containsExactlyElementsOf(expected.stream().skip(2).limit(3).toList());
            assertThat(query.count()).as(told).isEqualTo(expected.size());
            return null;
        });
    }

    private void askOverRest(Person person) throws IOException {
        Visitor visitor = new Visitor(port).withBasic(person.id(), RandomTasks.PASSWORD);
        if (!holdsARole(person)) {
            // Whatever is offered to them by name: tasks are open to roles (docs/access.md).
            assertThat(visitor.get("/engine-rest/task").statusCode()).isEqualTo(403);
            return;
        }
        List<Expected> seen = world.seenBy(person);
        List<Expected> open = seen.stream().filter(task -> task.assignee() == null || task.assignee().equals(person.id())).toList();
        List<String> byPriority = seen.stream().sorted(Comparator.comparingInt(Expected::priority)
                .thenComparing(Expected::created, Comparator.reverseOrder())).map(Expected::id).toList();

        assertThat(ids(visitor.get("/engine-rest/task?sortBy=created&sortOrder=desc").body())).containsExactlyElementsOf(ids(seen));
        assertThat(count(visitor.get("/engine-rest/task/count").body())).isEqualTo(seen.size());
        assertThat(ids(visitor.post("/engine-rest/task?firstResult=1&maxResults=4", "application/json",
                "{\"sorting\":[{\"sortBy\":\"priority\",\"sortOrder\":\"asc\"},{\"sortBy\":\"created\",\"sortOrder\":\"desc\"}]}").body()))
                .containsExactlyElementsOf(byPriority.stream().skip(1).limit(4).toList());
        List<String> ids = shared.ensure();
        checkFilter(visitor, ids.get(0), ids(open));
        checkFilter(visitor, ids.get(1), ids(seen));
        String colleague = world.anyPerson();
        checkFilter(visitor, ownFilter(person, colleague), ids(seen.stream().filter(task -> task.priority() == 1
                && (colleague.equals(task.assignee()) || task.owner() != null && task.owner().equals(colleague))).toList()));
    }

    private static boolean holdsARole(Person person) {
        return person.groups().stream().anyMatch(group -> !group.contains("@"));
    }

    /** A filter that somebody made for themselves, with an "or" of its own. */
    private String ownFilter(Person person, String colleague) {
        return as(person, () -> {
            Filter filter = filters.newTaskFilter(person.id()).setOwner(person.id()).setQuery(tasks.createTaskQuery().taskPriority(1)
                    .or().taskAssignee(colleague).taskOwner(colleague).endOr());
            String id = filters.saveFilter(filter).getId();
            ownFilters.add(id);
            return id;
        });
    }

    private void checkFilter(Visitor visitor, String filter, List<String> expected) throws IOException {
        String path = "/engine-rest/filter/" + filter;
        String sorted = "{\"sorting\":[{\"sortBy\":\"created\",\"sortOrder\":\"desc\"}]}";
        assertThat(ids(visitor.post(path + "/list", "application/json", sorted).body())).containsExactlyElementsOf(expected);
        assertThat(ids(visitor.post(path + "/list?firstResult=1&maxResults=2", "application/json", sorted).body()))
                .containsExactlyElementsOf(expected.stream().skip(1).limit(2).toList());
        assertThat(count(visitor.get(path + "/count").body())).isEqualTo(expected.size());
        // An "or" of the filter and one of the request, as Tasklist's search "any" sends it.
        assertThat(count(visitor.post(path + "/count", "application/json", "{\"orQueries\":[{\"unassigned\":true,\"assigned\":true}]}").body()))
                .isEqualTo(expected.size());
    }

    private void readOneByOne(Person person) {
        List<String> seen = ids(world.seenBy(person));
        Visitor visitor = new Visitor(port).withBasic(person.id(), RandomTasks.PASSWORD);
        for (Expected task : world.tasks()) {
            boolean visible = seen.contains(task.id());
            assertThat(as(person, () -> tasks.createTaskQuery().taskId(task.id()).count())).isEqualTo(visible ? 1 : 0);
            assertThat(as(person, () -> isReadable(task.id()))).as(person + " reads " + task).isEqualTo(visible);
        }
        Expected one = world.tasks().get(person.id().hashCode() & 7);
        assertThat(visitor.get("/engine-rest/task/" + one.id()).statusCode())
                .isEqualTo(!holdsARole(person) ? 403 : seen.contains(one.id()) ? 200 : 404);
    }

    private boolean isReadable(String task) {
        try {
            tasks.getVariables(task);
            return true;
        } catch (AuthorizationException refused) {
            return false;
        }
    }

    private <T> T as(Person person, Supplier<T> action) {
        identities.setAuthentication(person.id(), person.groups(), person.tenants());
        try {
            return action.get();
        } finally {
            identities.clearAuthentication();
        }
    }

    private static List<String> ids(List<Expected> tasks) {
        return tasks.stream().map(Expected::id).toList();
    }

    private List<String> ids(String body) throws IOException {
        JsonNode list = json.readTree(body);
        assertThat(list.isArray()).as(body).isTrue();
        return StreamSupport.stream(list.spliterator(), false).map(task -> task.get("id").asText()).toList();
    }

    private long count(String body) throws IOException {
        return json.readTree(body).get("count").asLong();
    }
}
