package dev.banso.bench;

import java.awt.Color;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;

/// Draws each cost as a multiple of what it is with the fewest companies: flat is a line at 1.
final class GrowthPlot {
    private GrowthPlot() {}

    static void write(List<GrowthBench.Cost> costs, Path file) throws IOException {
        XYChart chart = new XYChartBuilder().width(720).height(420).title("Cost with more companies")
                .xAxisTitle("companies").yAxisTitle("multiple of the first").build();
        chart.getStyler().setXAxisLogarithmic(true).setYAxisMin(0.0).setChartBackgroundColor(Color.WHITE);
        add(chart, "processor time of a line", costs, GrowthBench.Cost::line);
        add(chart, "search of an address", costs, GrowthBench.Cost::search);
        add(chart, "a company's month by attack", costs, GrowthBench.Cost::figure);
        add(chart, "a further company with its device", costs, GrowthBench.Cost::registration);
        add(chart, "memory of all", costs, GrowthBench.Cost::memory);
        try (OutputStream out = Files.newOutputStream(file)) {
            VectorGraphicsEncoder.saveVectorGraphic(chart, out, VectorGraphicsFormat.SVG);
        }
    }

    private static void add(XYChart chart, String name, List<GrowthBench.Cost> costs, ToDoubleFunction<GrowthBench.Cost> part) {
        double first = part.applyAsDouble(costs.getFirst());
        chart.addSeries(name, costs.stream().mapToDouble(GrowthBench.Cost::companies).toArray(),
                costs.stream().mapToDouble(part).map(value -> value / first).toArray());
    }
}
