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
    private final String bars = new BarChart("bars", "攻撃", "A: 3 件", List.of(new BarChart.Bar("A<script>", 3, "3 件"))).svg();
    private final String stacked = new StackedBarChart("stacked", "月", "説明", List.of("外→内", "内→外"), List.of(
            new StackedBarChart.Column(List.of("2020/10"), List.of(), "データ未受信"),
            new StackedBarChart.Column(List.of("2020/11"), List.of(3L, 4L), null))).svg();
    private final String lines = new LineChart("lines", "月", "説明", List.of("2020/10", "2020/11"), List.of(
            new LineChart.Line("外→内", List.of(6L, 63L)), new LineChart.Line("マルウェア", List.of(19L, 54L)))).svg();

    @Test
    void isWellFormedAndTellsScreenReadersWhatItShows() throws Exception {
        for (String chart : List.of(bars, stacked, lines)) {
            Element svg = DocumentBuilderFactory.newInstance().newDocumentBuilder()
                    .parse(new ByteArrayInputStream(chart.getBytes(StandardCharsets.UTF_8))).getDocumentElement();
            assertThat(svg.getAttribute("role")).isEqualTo("img");
            assertThat(svg.getElementsByTagName("title").getLength()).isOne();
            assertThat(svg.getElementsByTagName("desc").item(0).getTextContent()).isNotBlank();
        }
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
