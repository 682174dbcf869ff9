package dev.banso.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;

class ChartTest {
    private final String bars = new BarChart("bars", "攻撃", "A: 3 件", List.of(new BarChart.Bar("A<script>", 3, "3 件", null))).svg();
    private final String stacked = new StackedBarChart("stacked", "月", "説明", List.of("外→内", "内→外"), List.of(
            new StackedBarChart.Column(List.of(new StackedBarChart.Label("2020/10", null)), List.of(), null, "データ未受信"),
            new StackedBarChart.Column(List.of(new StackedBarChart.Label("2020/11", null)),
                    List.of(new StackedBarChart.Part(3, null), new StackedBarChart.Part(4, new Link("/alerts?a=1&b=<2>", "内→外: 4 件"))),
                    null, null))).svg();
    private final String lines = new LineChart("lines", "月", "説明", List.of("2020/10", "2020/11"), List.of(
            line("外→内", 6, 63), line("マルウェア", 19, 54))).svg();

    private static LineChart.Line line(String name, long first, long second) {
        return new LineChart.Line(name, List.of(new LineChart.Point(first, null), new LineChart.Point(second, null)));
    }

    @Test
    void isWellFormedAndTellsScreenReadersWhatItShows() throws Exception {
        for (String chart : List.of(bars, stacked, lines)) {
            Element svg = DocumentBuilderFactory.newInstance().newDocumentBuilder()
                    .parse(new ByteArrayInputStream(chart.getBytes(StandardCharsets.UTF_8))).getDocumentElement();
            assertThat(svg.getAttribute("role")).isEqualTo(chart.equals(stacked) ? "group" : "img");
            assertThat(svg.getElementsByTagName("title").item(0).getParentNode()).isEqualTo(svg);
            assertThat(svg.getElementsByTagName("desc").item(0).getTextContent()).isNotBlank();
        }
    }

    @Test
    void partsThatLeadToTheirRecordsSayWhatTheyCount() {
        assertThat(stacked).containsOnlyOnce("<a ")
                .contains("<a href=\"/alerts?a=1&amp;b=&lt;2&gt;\"><title>内→外: 4 件</title><rect");
    }

    @Test
    void namesInsideAreTextNeverMarkup() {
        assertThat(bars).contains("A&lt;script&gt;").doesNotContain("<script>");
    }

    @Test
    void saysNoDataInsteadOfDrawingAZero() {
        assertThat(stacked).contains("データ未受信").contains(">7<").doesNotContain(">0</text><text x=\"193");
    }

    @Test
    void tellsSeriesApartWithoutColour() {
        assertThat(lines).contains("stroke-dasharray");
        assertThat(Fill.of(0)).isNotEqualTo(Fill.of(1));
    }

    @ParameterizedTest
    @CsvSource({"0,1", "1,1", "4,4", "5,6", "66,80", "225,300", "1000,1000", "1234567,1500000"})
    void chosesARoundTopNotBelowTheLargestValue(long largest, long top) {
        assertThat(Scale.to(largest).top()).isEqualTo(top);
    }
}
