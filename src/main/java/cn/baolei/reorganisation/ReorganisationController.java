package cn.baolei.reorganisation;

import cn.baolei.engine.Refusal;
import cn.baolei.organisation.OrganisationFilesRefused;
import java.io.IOException;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** The operations for programs; the same rules as the page. */
@RestController
@RequestMapping("/api/reorganisations")
class ReorganisationController {

    private static final int LISTED = 200;

    /** @param undoneAt null while it stands */
    record Listed(long id, String kind, String title, int movedTasks, String doneBy, Instant doneAt, String undoneBy, Instant undoneAt) {
    }

    /** @param version of the roster that the preview named */
    record Order(Operation operation, long version) {
    }

    record UndoOrder(long version) {
    }

    private final Reorganisations reorganisations;
    private final Imports imports;
    private final AdministratorsOnly administration;

    ReorganisationController(Reorganisations reorganisations, Imports imports, AdministratorsOnly administration) {
        this.reorganisations = reorganisations;
        this.imports = imports;
        this.administration = administration;
    }

    @GetMapping
    List<Listed> list(Principal user) {
        administration.require(user);
        return reorganisations.latest(LISTED).stream().map(entry -> new Listed(entry.id(), entry.kind(), entry.title(), entry.moved().size(),
                entry.doneBy(), entry.doneAt(), entry.undone().map(ReorganisationTable.Undone::by).orElse(null),
                entry.undone().map(ReorganisationTable.Undone::at).orElse(null))).toList();
    }

    @PostMapping("/preview")
    Effect preview(Principal user, @RequestBody Operation operation) {
        return reorganisations.preview(operation, administration.require(user));
    }

    @PostMapping
    Effect apply(Principal user, @RequestBody Order order) {
        String administrator = administration.require(user);
        return reorganisations.apply(order.operation(), order.version(), administrator);
    }

    @PostMapping("/{id}/undo/preview")
    Effect previewUndo(Principal user, @PathVariable("id") long id) {
        return reorganisations.previewUndo(id, administration.require(user));
    }

    @PostMapping("/{id}/undo")
    Effect undo(Principal user, @PathVariable("id") long id, @RequestBody UndoOrder order) {
        return reorganisations.undo(id, order.version(), administration.require(user));
    }

    @PostMapping("/imports")
    Imports.Difference compare(Principal user, @RequestParam(name = "file", required = false) MultipartFile workbook,
            @RequestParam(name = "organisations", required = false) MultipartFile organisations,
            @RequestParam(name = "posts", required = false) MultipartFile posts,
            @RequestParam(name = "users", required = false) MultipartFile users) throws IOException {
        String administrator = administration.require(user);
        return imports.compare(UploadedFiles.of(workbook, organisations, posts, users), administrator);
    }

    @PostMapping("/imports/{id}")
    Effect confirm(Principal user, @PathVariable("id") UUID id) {
        return imports.apply(id, administration.require(user));
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> refused(Refusal refusal) {
        return ResponseEntity.badRequest().body(Map.of("message", refusal.getMessage(), "reasons", Refusals.of(refusal)));
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> refused(OrganisationFilesRefused refusal) {
        return ResponseEntity.badRequest().body(Map.of("message", refusal.getMessage(),
                "reasons", refusal.findings().stream().map(OrganisationFilesRefused.Finding::toString).toList()));
    }
}
