package cn.baolei.audit.story;

import cn.baolei.audit.story.CaseStory.Kind;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The deployments by which a case ran or which it lived through, and the migrations that took it along. */
@Component
@Order(10)
class VersionMoments implements Source {

    private final JdbcClient jdbc;

    VersionMoments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Stream<Told> of(Matter matter) {
        return Stream.concat(deployments(matter).stream(), migrations(matter).stream());
    }

    private List<Told> deployments(Matter matter) {
        Set<String> definitions = Stream.concat(matter.runs().values().stream().map(Run::definition), matter.visits().stream().map(Visit::definition))
                .filter(Objects::nonNull).collect(Collectors.toSet());
        return jdbc.sql("""
                        select record.at, record.person, model.name, model.version, model.definition = any (:definitions) as used
                        from deployment_model model join deployment_record record on record.id = model.record
                        where model.kind = 'PROCESS' and (model.definition = any (:definitions)
                            or model.key = any (:processes) and record.at between :from and :to)""")
                .param("definitions", definitions.toArray(String[]::new))
                .param("processes", matter.runs().values().stream().map(Run::process).distinct().toArray(String[]::new))
                .param("from", matter.first().started().atOffset(ZoneOffset.UTC)).param("to", matter.ended().orElse(matter.now()).atOffset(ZoneOffset.UTC))
                .query((row, number) -> Told.beside(Times.of(row, "at"), -2, Kind.VERSION, row.getString("person"), null, null,
                        "部署“" + row.getString("name") + "”第" + row.getInt("version") + "版"
                                + (row.getBoolean("used") ? "，本案按此版本办理" : "；本案仍按原来的版本办理"))).list();
    }

    private List<Told> migrations(Matter matter) {
        return jdbc.sql("""
                        select migration.*, part.instance from instance_migration_part part join instance_migration migration on migration.id = part.migration
                        where part.instance = any (:runs)""").param("runs", matter.runIds()).query((row, number) -> {
            Run run = matter.runs().get(row.getString("instance"));
            boolean done = !row.getString("source").equals(run.definition());
            return Told.beside(Times.of(row, "at"), -2, Kind.VERSION, row.getString("person"), run.tenant(), run.id(), (done ? "在办事项迁移：“" : "列入迁移，尚未迁移：“")
                    + row.getString("name") + "”第" + row.getInt("source_version") + "版→第" + row.getInt("target_version") + "版");
        }).list();
    }
}
