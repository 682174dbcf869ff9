package dev.banso.notify.text;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Shows a text as its readers will see it, with made-up facts, in every situation it has words for.
@Component
public class TextPreview {
    private final NoticeTexts texts;
    private final NoticeRenderer renderer;
    private final Clock clock;

    TextPreview(NoticeTexts texts, NoticeRenderer renderer, Clock clock) {
        this.texts = texts;
        this.renderer = renderer;
        this.clock = clock;
    }

    /// The mails that this text makes; none for the common text, which stands in all.
    public List<RenderedNotice> of(NoticeKind kind, Locale locale, String source, Letterhead letterhead) {
        if (kind == NoticeKind.COMMON) {
            return List.of();
        }
        TextShelf shelf = texts.shelfWith(kind, locale, source);
        return TextShelf.situations(kind).stream()
                .map(situation -> renderer.render(shelf, kind, locale, example(kind, letterhead), situation, letterhead))
                .toList();
    }

    /// What may be filled into texts of this kind, as written there.
    public static List<String> placeholders(NoticeKind kind) {
        return Placeholder.of(kind.family()).stream().map(placeholder -> "{" + placeholder.code() + "}").toList();
    }

    private Facts example(NoticeKind kind, Letterhead letterhead) {
        String now = clock.instant().toString();
        Map<String, String> values = new HashMap<>(Map.of(
                "company", "見本商店", "recipient", "見本 花子", "attack", "Example.Attack", "target", "192.168.1.10", "device", "本社 UTM",
                "count", "3", "first_seen", now, "last_seen", now, "severity", "4"));
        values.putAll(Map.of("class", "inbound", "verdict", "true_positive", "told_at", now, "item_count", "1",
                "month", "2020-10", "revision", "2", "expires", clock.instant().plus(Duration.ofDays(7)).toString(),
                "link", letterhead.pages() + "/…"));
        Map<String, String> row = kind.family() == NoticeKind.Family.REPORT
                ? Map.of("text", "…")
                : Map.of("last_seen", now, "class", "inbound", "attack", "Example.Attack", "target", "192.168.1.10", "count", "3",
                        "outcome", "stopped");
        return new Facts(values, List.of(row));
    }
}
