package dev.banso.notify.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banso.RunningBanso;
import dev.banso.database.Scope;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NoticeTextTest {
    private static final Letterhead LETTERHEAD = new Letterhead("見守り株式会社", "022-000-0000", "仙台市", null, URI.create("http://localhost"));
    private final RunningBanso banso = RunningBanso.shared();

    @Test
    void everyTextRendersInEverySituationAndLanguageWithoutLeftovers() {
        for (Locale locale : TextShelf.languages()) {
            for (NoticeKind kind : NoticeKind.values()) {
                String source = banso.asSystem(() -> banso.bean(NoticeTexts.class).source(kind, locale));
                assertThat(banso.asSystem(() -> banso.bean(TextPreview.class).of(kind, locale, source, LETTERHEAD)))
                        .allSatisfy(mail -> assertThat(mail.subject() + mail.text() + mail.html())
                                .doesNotContain("##").doesNotContainPattern("\\{\\w+\\}").doesNotContain("null").doesNotContain("【】"));
            }
        }
    }

    @Test
    void refusesAnUnknownPlaceholderWithFileAndLine() {
        String source = "## 件名\n{company} 様\n## 何が起きたか\n{srcip} から\n## 天気\n晴れ\n## 影響【たぶん】\nなし";
        assertThat(TextReader.read("ja/scan.txt", NoticeKind.SCAN, Locale.JAPANESE, source).problems()).map(TextProblem::toString)
                .containsExactly("ja/scan.txt:4: unknown placeholder {srcip}", "ja/scan.txt:5: unknown heading \"天気\"",
                        "ja/scan.txt:7: unknown condition \"たぶん\"");
    }

    @Test
    void refusesATextThatHasNothingToSayInSomeSituation() {
        String source = "## 件名\nあ\n## 何が起きたか\nあ\n## 影響【防御済み】\nあ\n## 今すること\n1. あ";
        assertThat(banso.asSystem(() -> banso.bean(NoticeTexts.class).save(NoticeKind.SCAN, Locale.JAPANESE, source)))
                .anySatisfy(problem -> assertThat(problem.arguments()).contains("影響", "未防御"));
        assertThat(banso.asSystem(() -> banso.bean(NoticeTexts.class).isEdited(NoticeKind.SCAN, Locale.JAPANESE))).isFalse();
    }

    @Test
    void takesTheProvidersTextAndGoesBackToTheShippedOne() {
        NoticeTexts texts = banso.bean(NoticeTexts.class);
        String shipped = banso.asSystem(() -> texts.source(NoticeKind.ENDPOINT, Locale.ENGLISH));
        banso.asSystem(() -> texts.save(NoticeKind.ENDPOINT, Locale.ENGLISH, shipped.replace("Business programs", "Office programs")));
        assertThat(banso.asSystem(() -> texts.source(NoticeKind.ENDPOINT, Locale.ENGLISH))).contains("Office programs");
        Scope.system("test").run(() -> texts.reset(NoticeKind.ENDPOINT, Locale.ENGLISH));
        assertThat(banso.asSystem(() -> texts.source(NoticeKind.ENDPOINT, Locale.ENGLISH))).isEqualTo(shipped);
    }

    @Test
    void whatAnAttackerWroteBecomesNeitherLinkNorMarkup() {
        Facts facts = Facts.of(Map.of("attack", "<a href=\"https://evil.example\">click</a>\r\nBcc: x", "target", "https://evil.example/" + "x".repeat(500),
                "severity", "4", "first_seen", "2020-10-01T00:00:00Z", "count", "1"));
        RenderedNotice mail = banso.asSystem(() -> banso.bean(NoticeRenderer.class).render(NoticeKind.INBOUND_EXPLOIT, Locale.JAPANESE, facts,
                java.util.EnumSet.of(Condition.PASSED), LETTERHEAD));
        assertThat(mail.html()).doesNotContain("https://evil").doesNotContain("<a href").contains("hxxps://evil.example");
        assertThat(mail.text()).doesNotContain("https://evil").doesNotContain("\r").doesNotContain("x".repeat(200));
    }
}
