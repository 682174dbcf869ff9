package dev.banso.intake.usage.web;

import dev.banso.intake.device.DeviceLag;
import dev.banso.intake.usage.CompanyUsage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Series for each company or device in Prometheus' text format. They are kept out of the installation's own metrics, whose
/// number must not grow with the companies.
final class SeriesText {
    private SeriesText() {}

    static String ofCompanies(List<CompanyUsage> usages) {
        Function<CompanyUsage, String> label = usage -> "company=\"" + (usage.company() == null ? "" : usage.company()) + "\"";
        return series("banso_company_lake_bytes", "gauge", usages, label, usage -> Optional.of((double) usage.bytes()))
                + series("banso_company_lake_rows", "gauge", usages, label, usage -> Optional.of((double) usage.rows()))
                + series("banso_company_lake_files", "gauge", usages, label, usage -> Optional.of((double) usage.files()));
    }

    static String ofDevices(List<DeviceLag> lags) {
        Function<DeviceLag, String> label = lag -> "company=\"" + lag.company() + "\",device=\"" + lag.device() + "\"";
        return series("banso_device_lines_total", "counter", lags, label, lag -> Optional.of((double) lag.lines()))
                + series("banso_device_bytes_total", "counter", lags, label, lag -> Optional.of((double) lag.bytes()))
                + series("banso_device_last_line_timestamp_seconds", "gauge", lags, label, lag -> Optional.of((double) lag.lastLine().getEpochSecond()))
                + series("banso_device_processing_seconds", "gauge", lags, label, lag -> lag.processing().map(SeriesText::seconds))
                + series("banso_device_clock_ahead_seconds", "gauge", lags, label, lag -> lag.ahead().map(SeriesText::seconds));
    }

    private static double seconds(Duration length) {
        return length.toMillis() / 1000.0;
    }

    private static <T> String series(String name, String type, List<T> rows, Function<T, String> label, Function<T, Optional<Double>> value) {
        StringBuilder text = new StringBuilder("# TYPE ").append(name).append(' ').append(type).append('\n');
        for (T row : rows) {
            value.apply(row).ifPresent(number -> text.append(name).append('{').append(label.apply(row)).append("} ").append(number).append('\n'));
        }
        return text.toString();
    }
}
