package dev.banso.report.web;

import dev.banso.report.Report;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/// A PDF under a name that says whose and which month it is.
final class PdfAnswer {
    private PdfAnswer() {}

    static ResponseEntity<byte[]> of(Report report, byte[] pdf, String documentName) {
        String company = report.companyName().replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", "_");
        String name = documentName + "_" + company + "_" + report.month() + (report.draft() ? "_draft" : "") + ".pdf";
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header("Content-Disposition",
                        ContentDisposition.inline().filename(name, StandardCharsets.UTF_8).build().toString())
                .header("Cache-Control", "private, no-store")
                .body(pdf);
    }
}
