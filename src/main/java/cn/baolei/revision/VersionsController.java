package cn.baolei.revision;

import cn.baolei.engine.DeploymentJournal.Kind;
import cn.baolei.engine.Refusal;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Versions of processes for programs; the same rules as the pages. */
@RestController
@RequestMapping("/api")
class VersionsController {

    /** @param version number of the version to come back */
    record Restoration(int version, String reason) {
    }

    /** @param pairs element of the old version → element of the version in force. @param to the version in force when the plan was made */
    record Order(int from, int to, Map<String, String> pairs) {
    }

    private final Versions versions;
    private final Differences differences;
    private final Redeployment redeployment;
    private final MigrationPlanning planning;
    private final Migrations migrations;
    private final MigrationTable records;
    private final ProcessOwnersOnly owners;

    VersionsController(Versions versions, Differences differences, Redeployment redeployment, MigrationPlanning planning, Migrations migrations,
                       MigrationTable records, ProcessOwnersOnly owners) {
        this.versions = versions;
        this.differences = differences;
        this.redeployment = redeployment;
        this.planning = planning;
        this.migrations = migrations;
        this.records = records;
        this.owners = owners;
    }

    @ModelAttribute
    void requireProcessOwner(Principal user) {
        owners.require(user);
    }

    @GetMapping("/processes")
    List<Version> inForce() {
        return versions.inForce(Kind.PROCESS).stream().map(Versions.Line::version).toList();
    }

    @GetMapping("/processes/{key}/versions")
    List<Version> versions(@PathVariable("key") String key) {
        return versions.of(Kind.PROCESS, key);
    }

    @GetMapping("/processes/{key}/changes")
    List<Change> changes(@PathVariable("key") String key, @RequestParam("from") int from, @RequestParam("to") int to) {
        return differences.between(Kind.PROCESS, versions.content(existing(key, from)), versions.content(existing(key, to)));
    }

    @PostMapping("/processes/{key}/restore")
    Version restore(@PathVariable("key") String key, @RequestBody Restoration order) {
        redeployment.restore(existing(key, order.version()), order.reason());
        return versions.of(Kind.PROCESS, key).get(0);
    }

    @GetMapping("/processes/{key}/migration")
    MigrationPlanning.Plan plan(@PathVariable("key") String key, @RequestParam("from") int from) {
        Version source = existing(key, from);
        return planning.propose(source, versions.of(Kind.PROCESS, key).get(0));
    }

    @PostMapping("/processes/{key}/migration")
    Migrations.Progress migrate(Principal user, @PathVariable("key") String key, @RequestBody Order order) {
        return progress(migrations.start(existing(key, order.from()), existing(key, order.to()),
                order.pairs() == null ? Map.of() : order.pairs(), user.getName()));
    }

    @GetMapping("/migrations/{id}")
    Migrations.Progress progress(@PathVariable("id") long id) {
        return migrations.progress(existing(id));
    }

    @PostMapping("/migrations/{id}/retry")
    Migrations.Progress retry(Principal user, @PathVariable("id") long id) {
        migrations.retry(existing(id), user.getName());
        return progress(id);
    }

    @ExceptionHandler
    ResponseEntity<Map<String, String>> refused(Refusal refusal) {
        return ResponseEntity.badRequest().body(Map.of("message", refusal.getMessage()));
    }

    private Version existing(String key, int number) {
        return versions.find(Kind.PROCESS, key, number).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private MigrationTable.Entry existing(long id) {
        return records.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
