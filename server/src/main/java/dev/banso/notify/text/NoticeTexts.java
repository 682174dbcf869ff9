package dev.banso.notify.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The texts of all notices: shipped as files, replaced one by one by what the provider writes. Shipped texts with a
/// mistake stop the start; a provider's text with one is not taken.
@Service
public class NoticeTexts {
    private static final Logger LOG = LoggerFactory.getLogger(NoticeTexts.class);
    private static final String FOLDER = "/notify/texts/";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Map<String, TextShelf> shipped = new HashMap<>();

    NoticeTexts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
        List<TextProblem> problems = new ArrayList<>();
        TextShelf.languages().forEach(locale -> shipped.put(locale.getLanguage(), load(locale, problems)));
        if (!problems.isEmpty()) {
            throw new IllegalStateException("notice texts have mistakes:\n" + String.join("\n", problems.stream().map(TextProblem::toString).toList()));
        }
    }

    /// The text as it is in force: the provider's, else the shipped one.
    @Transactional(readOnly = true)
    public String source(NoticeKind kind, Locale locale) {
        return edited(locale).getOrDefault(kind, shippedSource(kind, locale));
    }

    /// True where the provider has a text of its own.
    @Transactional(readOnly = true)
    public boolean isEdited(NoticeKind kind, Locale locale) {
        return edited(locale).containsKey(kind);
    }

    /// What is wrong with this text; empty where it may be taken.
    @Transactional(readOnly = true)
    public List<TextProblem> check(NoticeKind kind, Locale locale, String source) {
        TextReader.Read read = TextReader.read(fileName(kind, locale), kind, locale, source);
        List<TextProblem> problems = new ArrayList<>(read.problems());
        if (problems.isEmpty()) {
            TextShelf changed = shelf(locale).with(kind, read.text());
            List<NoticeKind> touched = kind == NoticeKind.COMMON ? List.of(NoticeKind.values()) : List.of(kind);
            touched.forEach(one -> problems.addAll(changed.gaps(one, fileName(kind, locale), locale)));
        }
        return problems;
    }

    /// Takes the provider's text.
    ///
    /// @return what is wrong with it; nothing is changed then
    @Transactional
    public List<TextProblem> save(NoticeKind kind, Locale locale, String source) {
        List<TextProblem> problems = check(kind, locale, source);
        if (problems.isEmpty()) {
            jdbc.sql("""
                    insert into notice_text (kind, locale, source, updated_at) values (:kind, :locale, :source, :now)
                    on conflict (kind, locale) do update set source = excluded.source, updated_at = excluded.updated_at""")
                    .param("kind", kind.code())
                    .param("locale", locale.getLanguage())
                    .param("source", source)
                    .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
        }
        return problems;
    }

    /// Goes back to the shipped text.
    @Transactional
    public void reset(NoticeKind kind, Locale locale) {
        jdbc.sql("delete from notice_text where kind = :kind and locale = :locale")
                .param("kind", kind.code())
                .param("locale", locale.getLanguage())
                .update();
    }

    /// The texts in force. A provider's text that a newer Banso no longer understands gives way to the shipped one.
    @Transactional(readOnly = true)
    public TextShelf shelf(Locale locale) {
        TextShelf shelf = shipped(locale);
        for (Map.Entry<NoticeKind, String> entry : edited(locale).entrySet()) {
            TextReader.Read read = TextReader.read(fileName(entry.getKey(), locale), entry.getKey(), locale, entry.getValue());
            if (read.problems().isEmpty()) {
                shelf = shelf.with(entry.getKey(), read.text());
            } else {
                LOG.warn("the provider's text is not understood, the shipped one is used: {}", read.problems());
            }
        }
        return shelf;
    }

    /// The texts in force with this one in place of its own, for a preview.
    TextShelf shelfWith(NoticeKind kind, Locale locale, String source) {
        return shelf(locale).with(kind, TextReader.read(fileName(kind, locale), kind, locale, source).text());
    }

    TextShelf shipped(Locale locale) {
        return java.util.Objects.requireNonNull(shipped.get(locale.getLanguage()), "no texts in " + locale);
    }

    private Map<NoticeKind, String> edited(Locale locale) {
        Map<NoticeKind, String> edited = new EnumMap<>(NoticeKind.class);
        jdbc.sql("select kind, source from notice_text where locale = :locale")
                .param("locale", locale.getLanguage())
                .query((java.sql.ResultSet row) -> {
                    String source = row.getString("source");
                    NoticeKind.of(row.getString("kind")).ifPresent(kind -> edited.put(kind, source));
                });
        return edited;
    }

    private static TextShelf load(Locale locale, List<TextProblem> problems) {
        TextShelf shelf = TextShelf.empty();
        for (NoticeKind kind : NoticeKind.values()) {
            TextReader.Read read = TextReader.read(fileName(kind, locale), kind, locale, shippedSource(kind, locale));
            problems.addAll(read.problems());
            shelf = shelf.with(kind, read.text());
        }
        for (NoticeKind kind : NoticeKind.values()) {
            problems.addAll(shelf.gaps(kind, fileName(kind, locale), locale));
        }
        return shelf;
    }

    private static String shippedSource(NoticeKind kind, Locale locale) {
        String file = FOLDER + fileName(kind, locale);
        try (InputStream stream = NoticeTexts.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException("the shipped text " + file + " is missing");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new IllegalStateException("the shipped text " + file + " cannot be read", unreadable);
        }
    }

    private static String fileName(NoticeKind kind, Locale locale) {
        return locale.getLanguage() + "/" + kind.code() + ".txt";
    }
}
