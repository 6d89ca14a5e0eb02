package cn.baolei.audit.search;

import cn.baolei.protection.ConcernedPersons;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.stereotype.Service;

/** Finds what was asked for, and sees to it that what is learnt of a person is written down. */
@Service
class CaseSearch {

    /** Beyond that many it is only said that there are more. */
    static final int COUNTED = 10_000;
    /** In so many cases words are opened at most. */
    static final int OPENED = 300;

    /**
     * @param total    how many there are; more than {@link #COUNTED} stands for "more"
     * @param page     from 1. @param pages as many as can be turned
     * @param tooMany  whether sealed words would have to be opened in more than {@link #OPENED} cases
     */
    record Found(List<CaseLine> lines, long total, int page, int pages, boolean tooMany) {

        boolean more() {
            return total > COUNTED;
        }
    }

    private final CaseTable cases;
    private final WordSearch words;
    private final ConcernedPersons concerned;

    CaseSearch(CaseTable cases, WordSearch words, ConcernedPersons concerned) {
        this.cases = cases;
        this.words = words;
        this.concerned = concerned;
    }

    /** @param most on a page; beyond the last page, the last one */
    Found page(SearchForm form, Asked asked, int most) {
        Criteria criteria = withWords(form, asked.criteria());
        if (criteria == null) {
            return new Found(List.of(), 0, 1, 1, true);
        }
        long total = cases.count(criteria, COUNTED);
        int pages = (int) Math.max(1, (Math.min(total, COUNTED) + most - 1) / most);
        int page = Math.min(asked.page(), pages);
        List<CaseLine> lines = total == 0 ? List.of() : cases.find(criteria, asked.order(), asked.descending(), (page - 1) * most, most);
        learnt(criteria, lines);
        return new Found(lines, total, page, pages, false);
    }

    /** All of them in their order, none when there are more than {@code most}. @return whether each was handed over */
    boolean list(SearchForm form, Asked asked, int most, Consumer<CaseLine> each) {
        Criteria criteria = withWords(form, asked.criteria());
        if (criteria == null || cases.count(criteria, most) > most) {
            return false;
        }
        List<CaseLine> learnt = new ArrayList<>();
        cases.forEach(criteria, asked.order(), asked.descending(), most, line -> {
            each.accept(line);
            if (criteria.concerned() != null) {
                learnt.add(line);
            }
        });
        learnt(criteria, learnt);
        return true;
    }

    private Criteria withWords(SearchForm form, Criteria criteria) {
        if (form.opinion().isEmpty()) {
            return criteria;
        }
        List<String> candidates = cases.withWords(criteria, OPENED + 1);
        return candidates.size() > OPENED ? null
                : criteria.with(candidates.isEmpty() ? Set.of() : words.containing(form.opinion(), candidates, criteria.scope().user(), form.ground()));
    }

    private void learnt(Criteria criteria, List<CaseLine> lines) {
        if (criteria.concerned() != null) {
            concerned.found(criteria.scope().user(), lines.stream().map(CaseLine::caseNumber).filter(Objects::nonNull).toList());
        }
    }
}
