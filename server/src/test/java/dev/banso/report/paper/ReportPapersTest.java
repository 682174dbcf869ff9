package dev.banso.report.paper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banso.report.Change;
import dev.banso.report.SampleSnapshots;
import dev.banso.report.Snapshot;
import dev.banso.settings.SettingsReader;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.ResourceBundleMessageSource;

class ReportPapersTest {
    private static final Edition FIRST = new Edition(1, Instant.parse("2021-01-05T00:00:00Z"), "年末年始の長い休みに備え、\n- 機器の電源\n- 連絡先\nをご確認ください。", List.of());
    /// A red PNG and a red SVG, twice as wide as high.
    private static final String PNG = "data:image/png;base64," + Base64.getEncoder().encodeToString(picture());
    private static final String SVG = "data:image/svg+xml;base64," + Base64.getEncoder().encodeToString((
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"400\" height=\"200\" viewBox=\"0 0 400 200\">"
            + "<rect width=\"400\" height=\"200\" fill=\"#e00000\"/></svg>").getBytes(StandardCharsets.UTF_8));
    private final ReportPapers papers = papers(PNG);

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

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void carriesTheProvidersLogoOnTheFirstPage(boolean vector) throws IOException {
        byte[] pdf = papers(vector ? SVG : PNG).pdf(SampleSnapshots.december("山形テスト株式会社"), FIRST);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            BufferedImage page = new PDFRenderer(document).renderImageWithDPI(0, 72);
            keep(page, vector ? "report-logo-svg" : "report-logo-png");
            int left = page.getWidth();
            int right = 0;
            int rows = 0;
            for (int y = 0; y < page.getHeight(); y++) {
                boolean any = false;
                for (int x = 0; x < page.getWidth(); x++) {
                    if (isRed(page.getRGB(x, y))) {
                        left = Math.min(left, x);
                        right = Math.max(right, x);
                        any = true;
                    }
                }
                rows += any ? 1 : 0;
            }
            assertThat(right - left).as("width in points: 12 mm high, twice as wide").isBetween(60, 72);
            assertThat(rows).as("height in points").isBetween(30, 36);
            assertThat(left).as("on the right side").isGreaterThan(page.getWidth() / 2);
        }
    }

    private static boolean isRed(int colour) {
        return (colour >> 16 & 0xff) > 200 && (colour >> 8 & 0xff) < 40 && (colour & 0xff) < 40;
    }

    private static void keep(BufferedImage page, String name) throws IOException {
        String folder = System.getProperty("banso.pictures");
        if (folder != null) {
            ImageIO.write(page, "png", new File(folder, name + ".png"));
        }
    }

    private static byte[] picture() {
        BufferedImage image = new BufferedImage(400, 200, BufferedImage.TYPE_INT_RGB);
        for (int pixel = 0; pixel < 400 * 200; pixel++) {
            image.setRGB(pixel % 400, pixel / 400, 0xe00000);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return bytes.toByteArray();
    }

    private static String text(byte[] bytes) throws IOException {
        try (PDDocument pdf = Loader.loadPDF(bytes)) {
            return Normalizer.normalize(new PDFTextStripper().getText(pdf), Normalizer.Form.NFKC);
        }
    }

    private static ReportPapers papers(String logo) {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasenames("messages/report");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        try {
            return new ReportPapers(TemplateEngine.createPrecompiled(ContentType.Html), messages,
                    SettingsReader.read(List.of("--data", "target/report", "--base-url", "https://banso.example"), Map.of()), id -> Optional.of(logo));
        } catch (IOException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
