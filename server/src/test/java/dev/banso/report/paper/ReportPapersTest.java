package dev.banso.report.paper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banso.report.Change;
import dev.banso.report.SampleSnapshots;
import dev.banso.report.Snapshot;
import dev.banso.settings.SettingsReader;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import java.io.IOException;
import java.text.Normalizer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;

class ReportPapersTest {
    private static final Edition FIRST = new Edition(1, Instant.parse("2021-01-05T00:00:00Z"), "年末年始の長い休みに備え、\n- 機器の電源\n- 連絡先\nをご確認ください。", List.of());
    private final ReportPapers papers = papers();

    @Test
    void saysTheMonthInWordsAndFigures() throws IOException {
        String text = text(papers.pdf(SampleSnapshots.december("山形テスト株式会社"), FIRST));
        assertThat(text).contains("山形テスト株式会社 御中", "セキュリティ月次レポート 2020年12月", "今月の結論", "66 件", "データ未受信", "第 1 版");
    }

    @Test
    void embedsEveryFaceAsASubset() throws IOException {
        try (PDDocument pdf = Loader.loadPDF(papers.pdf(SampleSnapshots.december("山形テスト株式会社"), FIRST))) {
            for (var page : pdf.getPages()) {
                for (COSName name : page.getResources().getFontNames()) {
                    PDFont font = page.getResources().getFont(name);
                    assertThat(font.isEmbedded()).as(font.getName()).isTrue();
                    assertThat(font.getName()).matches("[A-Z]{6}\\+BIZUDPGothic.*");
                }
            }
        }
    }

    @Test
    void saysWhichCharactersItCannotPrint() throws IOException {
        Snapshot rare = SampleSnapshots.december("𠮷野家具店");
        assertThat(papers.unprintable(rare, FIRST)).containsExactly("U+20BB7");
        assertThat(text(papers.pdf(rare, FIRST))).contains("〓野家具店", "U+20BB7").doesNotContain("#野家具店");
        assertThat(papers.html(rare, FIRST)).contains("𠮷野家具店");
    }

    @Test
    void tellsWhatARevisionChanged() throws IOException {
        Edition second = new Edition(2, Instant.parse("2021-01-08T00:00:00Z"), "", List.of(new Change("検知件数 内→外", "4 件", "0 件")));
        assertThat(text(papers.pdf(SampleSnapshots.december("山形テスト株式会社"), second))).contains("第 2 版での変更点", "検知件数 内→外", "4 件", "0 件");
    }

    private static String text(byte[] bytes) throws IOException {
        try (PDDocument pdf = Loader.loadPDF(bytes)) {
            return Normalizer.normalize(new PDFTextStripper().getText(pdf), Normalizer.Form.NFKC);
        }
    }

    private static ReportPapers papers() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasenames("messages/report");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        try {
            return new ReportPapers(TemplateEngine.createPrecompiled(ContentType.Html), messages,
                    SettingsReader.read(List.of("--data", "target/report", "--base-url", "https://banso.example"), Map.of()));
        } catch (IOException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
