package cn.baolei.organisation;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The roster in the database. */
@Repository
class RosterStore {

    private final JdbcClient jdbc;

    RosterStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Lets one import at a time through, on all nodes; held until the transaction ends. */
    void lock() {
        jdbc.sql("select version from organisation_version for update").query(Long.class).single();
    }

    /** Another number after each change; in the transaction that made the change, already the new one. */
    long version() {
        return jdbc.sql("select version from organisation_version").query(Long.class).single();
    }

    Roster current() {
        Map<String, Organisation> organisations = organisations("where valid_to is null");
        Map<Post, Optional<Role>> posts = new LinkedHashMap<>();
        jdbc.sql("select organisation, role, deputy from post where valid_to is null order by organisation, role")
                .query(row -> {
                    posts.put(new Post(role(row.getString("role")), row.getString("organisation")),
                            Optional.ofNullable(row.getString("deputy")).map(RosterStore::role));
                });
        Set<Appointment> appointments = new LinkedHashSet<>();
        jdbc.sql("select official, organisation, role from appointment where valid_to is null order by id")
                .query(row -> {
                    appointments.add(new Appointment(row.getString("official"),
                            new Post(role(row.getString("role")), row.getString("organisation"))));
                });
        Map<String, Official> officials = officials(
                "where exists (select from appointment where official = official.id and valid_to is null)");
        return new Roster(organisations, posts, officials, appointments);
    }

    /** Closed ones too: their cases still need a name and a superior. */
    Map<String, Organisation> organisationsEver() {
        return organisations("");
    }

    /** Those who hold no post any more too: the trail still names them. */
    Map<String, Official> officialsEver() {
        return officials("");
    }

    void apply(ImportSummary summary, Roster wanted, Instant now) {
        OffsetDateTime since = now.atOffset(ZoneOffset.UTC);
        summary.organisations().removed().forEach(code -> jdbc.sql(
                        "update organisation set valid_to = greatest(valid_from, :now) where code = :code")
                .param("now", since).param("code", code).update());
        summary.posts().removed().forEach(post -> jdbc.sql("""
                        update post set valid_to = greatest(valid_from, :now)
                        where organisation = :organisation and role = :role""")
                .param("now", since).param("organisation", post.organisation()).param("role", post.role().code()).update());
        summary.appointments().removed().forEach(lost -> jdbc.sql("""
                        update appointment set valid_to = greatest(valid_from, :now)
                        where official = :user and organisation = :organisation and role = :role and valid_to is null""")
                .param("now", since).param("user", lost.user()).param("organisation", lost.post().organisation())
                .param("role", lost.post().role().code()).update());
        addedOrChanged(summary.organisations()).forEach(code -> save(wanted.organisations().get(code), since));
        addedOrChanged(summary.posts()).forEach(post -> save(post, wanted.posts().get(post), since));
        addedOrChanged(summary.officials()).forEach(id -> save(wanted.officials().get(id)));
        summary.appointments().added().forEach(taken -> jdbc.sql("""
                        insert into appointment (official, organisation, role, valid_from)
                        values (:user, :organisation, :role, :now)""")
                .param("now", since).param("user", taken.user()).param("organisation", taken.post().organisation())
                .param("role", taken.post().role().code()).update());
        jdbc.sql("update organisation_version set version = nextval('organisation_version_number')").update();
    }

    private void save(Organisation organisation, OffsetDateTime since) {
        jdbc.sql("""
                        insert into organisation (code, name, kind, parent, reports_to, valid_from)
                        values (:code, :name, :kind, :parent, :reportsTo, :now)
                        on conflict (code) do update set name = excluded.name, kind = excluded.kind,
                            parent = excluded.parent, reports_to = excluded.reports_to, valid_to = null""")
                .param("code", organisation.code()).param("name", organisation.name()).param("kind", organisation.kind())
                .param("parent", organisation.parent()).param("reportsTo", organisation.reportsTo())
                .param("now", since).update();
    }

    private void save(Post post, Optional<Role> deputy, OffsetDateTime since) {
        jdbc.sql("""
                        insert into post (organisation, role, deputy, valid_from) values (:organisation, :role, :deputy, :now)
                        on conflict (organisation, role) do update set deputy = excluded.deputy, valid_to = null""")
                .param("organisation", post.organisation()).param("role", post.role().code())
                .param("deputy", deputy.map(Role::code).orElse(null)).param("now", since).update();
    }

    private void save(Official official) {
        jdbc.sql("""
                        insert into official (id, name, email) values (:id, :name, :email)
                        on conflict (id) do update set name = excluded.name, email = excluded.email""")
                .param("id", official.id()).param("name", official.name()).param("email", official.email()).update();
    }

    private Map<String, Organisation> organisations(String condition) {
        Map<String, Organisation> found = new LinkedHashMap<>();
        jdbc.sql("select code, name, kind, parent, reports_to from organisation " + condition + " order by code")
                .query(Organisation.class).list().forEach(organisation -> found.put(organisation.code(), organisation));
        return found;
    }

    private Map<String, Official> officials(String condition) {
        Map<String, Official> found = new LinkedHashMap<>();
        jdbc.sql("select id, name, email from official " + condition + " order by id")
                .query(Official.class).list().forEach(official -> found.put(official.id(), official));
        return found;
    }

    private static <T> Set<T> addedOrChanged(ImportSummary.Changes<T> changes) {
        Set<T> both = new LinkedHashSet<>(changes.added());
        both.addAll(changes.changed());
        return both;
    }

    private static Role role(String code) {
        return Role.ofCode(code).orElseThrow(() -> new IllegalStateException("Unknown role in the database: " + code));
    }
}
