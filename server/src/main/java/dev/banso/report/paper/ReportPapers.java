package dev.banso.report.paper;

import dev.banso.notify.ProviderLogo;
import dev.banso.report.Snapshot;
import dev.banso.report.Words;
import dev.banso.settings.Settings;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// Makes documents of snapshots: for the page, and as PDF with embedded Japanese faces.
@Component
public class ReportPapers {
    private final TemplateEngine templates;
    private final MessageSource messages;
    private final Settings settings;
    private final Function<String, Optional<String>> pictures;
    private final PrintableText printable = new PrintableText(Face.REGULAR);
    private final PdfPrinter printer = new PdfPrinter();
    private final String style;

    @Autowired
    ReportPapers(TemplateEngine templates, MessageSource messages, Settings settings, ProviderLogo logo) throws IOException {
        this(templates, messages, settings, logo::address);
    }

    ReportPapers(TemplateEngine templates, MessageSource messages, Settings settings, Function<String, Optional<String>> pictures)
            throws IOException {
        this.pictures = pictures;
        this.templates = templates;
        this.messages = messages;
        this.settings = settings;
        this.style = read("/static/assets/report.css") + read("/dev/banso/report/paper.css");
    }

    /// The document as a page shows it; its links stay on this server.
    public ReportDocument document(Snapshot snapshot, Edition edition) {
        return document(snapshot, edition, "", List.of());
    }

    /// The report as PDF. Characters without a glyph are printed as 〓 and named in the report.
    public byte[] pdf(Snapshot snapshot, Edition edition) {
        return printer.print(checked(snapshot, edition).text());
    }

    /// The characters that the PDF cannot print, as `U+20BB7`.
    public List<String> unprintable(Snapshot snapshot, Edition edition) {
        return printable.check(markup(snapshot, edition, List.of())).missing();
    }

    /// The whole report as one HTML file that needs nothing else.
    public String html(Snapshot snapshot, Edition edition) {
        return markup(snapshot, edition, List.of());
    }

    private PrintableText.Printable checked(Snapshot snapshot, Edition edition) {
        PrintableText.Printable first = printable.check(markup(snapshot, edition, List.of()));
        return first.missing().isEmpty() ? first : printable.check(markup(snapshot, edition, first.missing()));
    }

    private String markup(Snapshot snapshot, Edition edition, List<String> missing) {
        StringOutput output = new StringOutput();
        ReportDocument document = document(snapshot, edition, settings.baseUrl().toString(), missing);
        templates.render("report/paper.jte", Map.of("document", document, "style", style), output);
        return output.toString();
    }

    private ReportDocument document(Snapshot snapshot, Edition edition, String base, List<String> missing) {
        return new ReportDocument(snapshot, edition, new Words(messages, snapshot.locale()),
                RecordLinks.of(base, snapshot.company()),
                snapshot.logo() == null ? null : pictures.apply(snapshot.logo()).orElse(null), missing);
    }

    private static String read(String resource) throws IOException {
        try (var in = ReportPapers.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException(resource + " is missing on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
