package dev.banso.intake.imports.web;

import dev.banso.access.CurrentViewer;
import dev.banso.access.Permission;
import dev.banso.access.Requires;
import dev.banso.intake.imports.ImportRun;
import dev.banso.intake.imports.Imports;
import dev.banso.problem.BansoException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// `/api/v1/imports`.
@RestController
@RequestMapping("/api/v1/imports")
class ImportsApi {
    private static final int LONGEST_KEY = 200;

    private final Imports imports;

    ImportsApi(Imports imports) {
        this.imports = imports;
    }

    /// Takes a log file of any size as the body, one line each; answers when every line is on disk. With an
    /// `Idempotency-Key`, an upload that broke off is sent again whole and goes on behind its last line.
    @PostMapping(consumes = {MediaType.TEXT_PLAIN_VALUE, MediaType.APPLICATION_OCTET_STREAM_VALUE})
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Requires(Permission.INTAKE_WRITE)
    ImportJson take(
            @RequestParam(required = false) @Nullable UUID device,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            HttpServletRequest request) throws IOException {
        if (key != null && (key.isBlank() || key.length() > LONGEST_KEY)) {
            throw BansoException.user("intake.error.key", LONGEST_KEY);
        }
        return ImportJson.of(imports.take(device, key, CurrentViewer.get(), request.getInputStream()));
    }

    @GetMapping("/{id}")
    @Requires(Permission.INTAKE_READ)
    ImportJson show(@PathVariable UUID id) {
        return ImportJson.of(imports.get(id));
    }

    record ImportJson(UUID id, @Nullable UUID device, String state, long lines, long processed, long quarantined) {
        static ImportJson of(ImportRun run) {
            return new ImportJson(run.id(), run.device(), run.state().code(), run.lines(), run.processed(), run.quarantined());
        }
    }
}
