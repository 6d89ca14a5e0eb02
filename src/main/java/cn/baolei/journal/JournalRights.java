package cn.baolei.journal;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Refuses to start as a database role that could change the journal. */
@Component
class JournalRights {

    JournalRights(JdbcClient jdbc) {
        List<String> rights = jdbc.sql("""
                select 'it is a superuser' from pg_roles where rolname = current_user and rolsuper
                union all
                select 'it may act as ' || owner.rolname || ', the owner of ' || kept.relname
                from pg_class kept join pg_roles owner on owner.oid = kept.relowner
                where kept.oid in ('journal_entry'::regclass, 'journal_seal'::regclass, 'journal_leaf'::regclass)
                    and pg_has_role(current_user, kept.relowner, 'member')
                union all
                select 'it may ' || word || ' ' || kept.relname from pg_class kept cross join unnest(array['update', 'delete', 'truncate', 'trigger']) word
                where kept.oid in ('journal_entry'::regclass, 'journal_seal'::regclass, 'journal_leaf'::regclass)
                    and has_table_privilege(kept.oid, word)
                union all
                select 'it owns the schema ' || nspname from pg_namespace
                where oid = (select relnamespace from pg_class where oid = 'journal_entry'::regclass) and pg_has_role(current_user, nspowner, 'member')""")
                .query(String.class).list();
        if (!rights.isEmpty()) {
            throw new JournalException("The application's database role could change the journal: " + rights.get(0) + ".",
                    "Let the tables belong to another role, name that one as spring.flyway.user, and connect the application as a role that "
                            + "only works with them (docs/journal.md, \"A database of one's own\").");
        }
    }
}
