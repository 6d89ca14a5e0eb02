package cn.baolei.audit.figures;

import cn.baolei.audit.AuditScope.Granted;
import cn.baolei.audit.Procedures.Version;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What the reader chose, checked. Writes the addresses that carry it on.
 *
 * @param newest       version that is in force
 * @param version      the one version meant; empty for all
 * @param organisation code; empty for all that the reader may audit
 * @param from         first day of the start, by official time
 * @param to           last day
 */
record Filter(View view, Version newest, Optional<Version> version, Optional<String> organisation, LocalDate from, LocalDate to) {

    /** The three sides of the page. */
    enum View {
        STEPS("按环节"), ORGANISATIONS("按单位"), DAYS("按日期");

        private final String label;

        View(String label) {
            this.label = label;
        }

        /** In the address. */
        public String key() {
            return name().toLowerCase();
        }

        public String label() {
            return label;
        }
    }

    /** Which diagram is drawn. */
    public Version drawn() {
        return version.orElse(newest);
    }

    Population population(Granted granted, Collection<String> codes) {
        return new Population(granted, newest.key(), version.map(Version::definition), codes, from, to);
    }

    /** The same choice on another side of the page. */
    public String at(View other) {
        return page(other, organisation);
    }

    /** The same choice for another organisation. */
    public String within(String code) {
        return page(view, Optional.of(code));
    }

    /** Cases that came to a step. */
    public String casesAt(String step) {
        return search(organisation, from, to, "step", step).toUriString();
    }

    /** Those of them that are late. */
    public String lateAt(String step) {
        return search(organisation, from, to, "step", step, "late", "true").toUriString();
    }

    /** Cases of an organisation and all below it. @param narrower further parameters of the search, names and values in turn */
    public String casesOf(String code, String... narrower) {
        return search(Optional.of(code), from, to, narrower).toUriString();
    }

    /** Cases that were started on a day. */
    public String casesOn(LocalDate day, String... narrower) {
        return search(organisation, day, day, narrower).toUriString();
    }

    private String page(View where, Optional<String> code) {
        return chosen("/audit/figures", code, from, to).queryParam("view", where.key()).toUriString();
    }

    private UriComponentsBuilder search(Optional<String> code, LocalDate first, LocalDate last, String... narrower) {
        UriComponentsBuilder address = chosen("/audit", code, first, last);
        for (int place = 0; place < narrower.length; place += 2) {
            address.queryParam(narrower[place], narrower[place + 1]);
        }
        return address;
    }

    private UriComponentsBuilder chosen(String path, Optional<String> code, LocalDate first, LocalDate last) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path).queryParam("process", newest.key());
        version.ifPresent(one -> address.queryParam("version", one.number()));
        code.ifPresent(one -> address.queryParam("organisation", one));
        return address.queryParam("from", first).queryParam("to", last);
    }
}
