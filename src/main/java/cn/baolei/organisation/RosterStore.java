package cn.baolei.organisation;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
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

    /** Code of each merged organisation → code of the one it was merged into. */
    Map<String, String> successors() {
        Map<String, String> found = new LinkedHashMap<>();
        jdbc.sql("select organisation, successor from organisation_successor").query(row -> {
            found.put(row.getString("organisation"), row.getString("successor"));
        });
        return found;
    }

    Optional<String> nameOn(String code, Instant moment) {
        return jdbc.sql("""
                        select name from organisation_past where organisation = :code
                        order by valid_from <= :moment desc, case when valid_from <= :moment then id end desc, id limit 1""")
                .param("code", code).param("moment", moment.atOffset(ZoneOffset.UTC)).query(String.class).optional();
    }

    Optional<StartFiles> filesOfLastStart() {
        return jdbc.sql("select digest, version from organisation_files").query(StartFiles.class).optional();
    }

    void remember(StartFiles files) {
        jdbc.sql("""
                        insert into organisation_files (digest, version) values (:digest, :version)
                        on conflict (the_only_row) do update set digest = excluded.digest, version = excluded.version""")
                .param("digest", files.digest()).param("version", files.version()).update();
    }

    /** In few statements, however many rows: each takes whole columns. */
    void apply(ImportSummary summary, Roster wanted, Map<String, String> successors, Instant now) {
        OffsetDateTime since = now.atOffset(ZoneOffset.UTC);
        update("update organisation set valid_to = greatest(valid_from, :now) where code = any (:codes)", since)
                .param("codes", summary.organisations().removed().toArray(String[]::new)).update();
        onPosts("""
                update post set valid_to = greatest(valid_from, :now) from unnest(:organisations, :roles) as gone (organisation, role)
                where post.organisation = gone.organisation and post.role = gone.role""", summary.posts().removed(), since).update();
        onAppointments("""
                update appointment set valid_to = greatest(valid_from, :now)
                from unnest(:users, :organisations, :roles) as lost (official, organisation, role)
                where appointment.official = lost.official and appointment.organisation = lost.organisation
                    and appointment.role = lost.role and valid_to is null""", summary.appointments().removed(), since).update();
        saveOrganisations(addedOrChanged(summary.organisations()).stream().map(wanted.organisations()::get).toList(), since);
        endNames(summary.organisations(), since);
        succeed(summary.organisations(), successors, since);
        savePosts(addedOrChanged(summary.posts()), wanted, since);
        saveOfficials(addedOrChanged(summary.officials()).stream().map(wanted.officials()::get).toList());
        onAppointments("""
                insert into appointment (official, organisation, role, valid_from)
                select official, organisation, role, :now
                from unnest(:users, :organisations, :roles) with ordinality as taken (official, organisation, role, number)
                order by number""", summary.appointments().added(), since).update();
        jdbc.sql("update organisation_version set version = nextval('organisation_version_number')").update();
    }

    private void saveOrganisations(List<Organisation> organisations, OffsetDateTime since) {
        update("""
                insert into organisation (code, name, kind, parent, reports_to, valid_from)
                select code, name, kind, parent, reports_to, :now
                from unnest(:codes, :names, :kinds, :parents, :superiors) as given (code, name, kind, parent, reports_to)
                on conflict (code) do update set name = excluded.name, kind = excluded.kind,
                    parent = excluded.parent, reports_to = excluded.reports_to, valid_to = null""", since)
                .param("codes", column(organisations, Organisation::code)).param("names", column(organisations, Organisation::name))
                .param("kinds", column(organisations, Organisation::kind)).param("parents", column(organisations, Organisation::parent))
                .param("superiors", column(organisations, Organisation::reportsTo)).update();
    }

    /** What an organisation was called until now is kept; what it is called from now on begins. */
    private void endNames(ImportSummary.Changes<String> changes, OffsetDateTime since) {
        Set<String> ended = new LinkedHashSet<>(changes.removed());
        ended.addAll(changes.changed());
        update("""
                update organisation_past set valid_to = greatest(valid_from, :now)
                where organisation = any (:codes) and valid_to is null""", since)
                .param("codes", ended.toArray(String[]::new)).update();
        update("""
                insert into organisation_past (organisation, name, kind, parent, reports_to, valid_from)
                select code, name, kind, parent, reports_to, :now from organisation where code = any (:codes)""", since)
                .param("codes", addedOrChanged(changes).toArray(String[]::new)).update();
    }

    private void succeed(ImportSummary.Changes<String> changes, Map<String, String> successors, OffsetDateTime since) {
        jdbc.sql("delete from organisation_successor where organisation = any (:codes)")
                .param("codes", changes.added().toArray(String[]::new)).update();
        successors.forEach((closed, successor) -> update("""
                insert into organisation_successor (organisation, successor, since) values (:closed, :successor, :now)""", since)
                .param("closed", closed).param("successor", successor).update());
    }

    private void savePosts(Set<Post> posts, Roster wanted, OffsetDateTime since) {
        onPosts("""
                insert into post (organisation, role, deputy, valid_from)
                select organisation, role, deputy, :now
                from unnest(:organisations, :roles, :deputies) as given (organisation, role, deputy)
                on conflict (organisation, role) do update set deputy = excluded.deputy, valid_to = null""", posts, since)
                .param("deputies", column(posts, post -> wanted.posts().get(post).map(Role::code).orElse(null))).update();
    }

    private void saveOfficials(List<Official> officials) {
        jdbc.sql("""
                        insert into official (id, name, email) select * from unnest(:ids, :names, :emails)
                        on conflict (id) do update set name = excluded.name, email = excluded.email""")
                .param("ids", column(officials, Official::id)).param("names", column(officials, Official::name))
                .param("emails", column(officials, Official::email)).update();
    }

    private StatementSpec update(String sql, OffsetDateTime since) {
        return jdbc.sql(sql).param("now", since);
    }

    private StatementSpec onPosts(String sql, Set<Post> posts, OffsetDateTime since) {
        return update(sql, since).param("organisations", column(posts, Post::organisation)).param("roles", column(posts, post -> post.role().code()));
    }

    private StatementSpec onAppointments(String sql, Set<Appointment> appointments, OffsetDateTime since) {
        return update(sql, since).param("users", column(appointments, Appointment::user))
                .param("organisations", column(appointments, one -> one.post().organisation()))
                .param("roles", column(appointments, one -> one.post().role().code()));
    }

    private static <T> String[] column(Collection<T> rows, Function<T, String> value) {
        return rows.stream().map(value).toArray(String[]::new);
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
