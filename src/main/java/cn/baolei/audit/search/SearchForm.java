package cn.baolei.audit.search;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What was asked, as it stands in the address; nothing is null, what was not asked is empty.
 *
 * @param process      key
 * @param organisation code or name; with all below it
 * @param person       user id or name of an official who acted
 * @param concerned    digest of the name or number of a person concerned, in hex: names do not belong into addresses
 * @param from         first day on which a case began, yyyy-MM-dd in Asia/Shanghai. @param to the last one
 * @param number       what its number begins with
 * @param state        running, finished or terminated
 * @param late         "true"; likewise fallback and correction
 * @param opinion      words that were written
 * @param ground       why sealed words are opened for that
 * @param step         id of an activity of the process that was entered
 * @param sort         a column, with "-" in front for the largest first
 * @param page         from 1
 */
record SearchForm(String process, String organisation, String person, String concerned, String from, String to, String number, String state,
                  String late, String fallback, String correction, String opinion, String ground, String step, String sort, String page) {

    SearchForm {
        process = text(process);
        organisation = text(organisation);
        person = text(person);
        concerned = text(concerned);
        from = text(from);
        to = text(to);
        number = text(number);
        state = text(state);
        late = text(late);
        fallback = text(fallback);
        correction = text(correction);
        opinion = text(opinion);
        ground = text(ground);
        step = text(step);
        sort = text(sort);
        page = text(page);
    }

    private static String text(String given) {
        return Objects.requireNonNullElse(given, "").strip();
    }

    /** Everything that was asked, without the page. */
    Map<String, String> asked() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("process", process);
        all.put("organisation", organisation);
        all.put("person", person);
        all.put("concerned", concerned);
        all.put("from", from);
        all.put("to", to);
        all.put("number", number);
        all.put("state", state);
        all.put("late", late);
        all.put("fallback", fallback);
        all.put("correction", correction);
        all.put("opinion", opinion);
        all.put("ground", ground);
        all.put("step", step);
        all.put("sort", sort);
        return all.entrySet().stream().filter(entry -> !entry.getValue().isEmpty())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, LinkedHashMap::new));
    }

    /** The same search with one thing changed; an empty value takes it away. @param path of the page */
    String address(String path, String parameter, String value) {
        Map<String, String> all = asked();
        all.remove(parameter);
        if (!value.isEmpty()) {
            all.put(parameter, value);
        }
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        all.forEach((name, content) -> address.queryParam(name, "{" + name + "}"));
        return address.encode().buildAndExpand(all).toUriString();
    }

    /** To sort by a column, or the other way round when it is sorted by it already. */
    String sortedBy(String column) {
        String now = sort.isEmpty() ? "-" + Order.STARTED.word() : sort;
        return address("/audit", "sort", now.equals("-" + column) ? column : "-" + column);
    }

    boolean isEmpty() {
        return asked().keySet().stream().allMatch("sort"::equals);
    }
}
