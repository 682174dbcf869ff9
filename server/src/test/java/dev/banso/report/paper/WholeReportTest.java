package dev.banso.report.paper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banso.RunningBanso;
import dev.banso.monitoring.Verdict;
import dev.banso.report.ReportedCompany;
import dev.banso.report.RichAutumn;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.Set;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/// The full text of a report, second edition, of a company that met everything: as people read it, in both languages.
/// After a wanted change run once with `-Dbanso.golden=write` and read what `git diff` shows.
class WholeReportTest {
    private static final YearMonth NOVEMBER = YearMonth.of(2020, 11);
    private static final Path GOLDEN = Path.of(System.getProperty("banso.root"), "server/src/test/resources/golden/report");
    private static final Set<String> BLOCKS = Set.of("p", "h1", "h2", "h3", "tr", "li", "div", "svg", "table", "ol", "ul", "br");
    private static RunningBanso banso;

    @BeforeAll
    static void start() {
        banso = RunningBanso.start(RunningBanso.temporaryFolder(), "--clock", "2020-12-01T09:00:00+09:00");
    }

    @AfterAll
    static void stop() {
        banso.close();
    }

    @ParameterizedTest
    @CsvSource({"ja,山形りんご販売株式会社", "en,Yamagata Apples Ltd."})
    void saysWordForWordWhatWasAgreed(String language, String name) throws Exception {
        ReportedCompany company = RichAutumn.of(banso, name, language).getFirst();
        banso.api("POST", "/api/v1/reports", banso.token(), "{\"company\":\"" + company.id + "\",\"month\":\"2020-11\"}");
        String report = company.report(NOVEMBER).get("id").asString();
        banso.api("PUT", "/api/v1/reports/" + report + "/comment", banso.token(), """
                {"comment":"年末年始に備え、次の点をご確認ください。\\n- 機器の電源\\n- 夜間の連絡先\\n\\nご不明な点はお電話ください。"}""");
        company.release(NOVEMBER);
        company.judge("Eir.D1000.Modem.CWMP.Command.Injection", Verdict.FALSE_POSITIVE);
        company.release(NOVEMBER);
        String text = text(banso.api("GET", "/api/v1/reports/" + company.report(NOVEMBER).get("id").asString() + "/html", banso.token(), null).body());
        Path golden = GOLDEN.resolve("november." + language + ".txt");
        if ("write".equals(System.getProperty("banso.golden"))) {
            Files.createDirectories(GOLDEN);
            Files.writeString(golden, text);
        }
        assertThat(text).isEqualTo(Files.readString(golden));
    }

    private static String text(byte[] xhtml) throws Exception {
        String readable = new String(xhtml, StandardCharsets.UTF_8).replaceAll("(?s)<style>.*?</style>", "");
        StringBuilder text = new StringBuilder();
        var factory = DocumentBuilderFactory.newInstance();
        write(factory.newDocumentBuilder().parse(new ByteArrayInputStream(readable.getBytes(StandardCharsets.UTF_8))).getDocumentElement(), text);
        return text.toString().lines()
                .map(line -> line.replaceAll("[ \\t]+", " ").strip())
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static void write(Node node, StringBuilder text) throws IOException {
        if (node.getNodeType() == Node.TEXT_NODE) {
            text.append(node.getTextContent().replaceAll("\\s+", " "));
            return;
        }
        if (!(node instanceof Element element)) {
            return;
        }
        String name = element.getTagName();
        text.append(BLOCKS.contains(name) ? "\n" : "").append(switch (name) {
            case "h1", "h2", "h3" -> "#".repeat(name.charAt(1) - '0') + " ";
            case "li" -> "- ";
            default -> "";
        });
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            write(child, text);
        }
        text.append(BLOCKS.contains(name) ? "\n" : name.equals("td") || name.equals("th") || name.equals("text") || name.equals("title") ? " | " : "");
    }
}
