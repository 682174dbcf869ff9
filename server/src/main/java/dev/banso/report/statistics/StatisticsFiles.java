package dev.banso.report.statistics;

import dev.banso.report.Words;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/// Statistics as files that spreadsheets open.
public final class StatisticsFiles {
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final String FORMULA_STARTS = "=+-@\t\r＝＋－＠";

    private StatisticsFiles() {}

    /// Every table below the other, UTF-8 with a byte order mark, as Japanese spreadsheets expect it. No cell can become
    /// a formula: a text that would begin one gets an apostrophe.
    public static byte[] csv(Statistics statistics, Words words) {
        String text = Sheet.of(statistics, words).stream()
                .map(StatisticsFiles::csv)
                .collect(Collectors.joining("\r\n"));
        return (BYTE_ORDER_MARK + text).getBytes(StandardCharsets.UTF_8);
    }

    /// Every table on a sheet of its own; texts are stored as texts, never as formulas.
    public static byte[] xlsx(Statistics statistics, Words words) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(bytes, "Banso", "1.0")) {
            List<Sheet> sheets = Sheet.of(statistics, words);
            for (int number = 0; number < sheets.size(); number++) {
                write(book.newWorksheet(name(number + 1, sheets.get(number).title())), sheets.get(number));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return bytes.toByteArray();
    }

    private static void write(Worksheet worksheet, Sheet sheet) {
        worksheet.value(0, 0, sheet.title());
        worksheet.style(0, 0).bold().set();
        for (int row = 0; row < sheet.rows().size(); row++) {
            List<Object> cells = sheet.rows().get(row);
            for (int column = 0; column < cells.size(); column++) {
                if (cells.get(column) instanceof Number number) {
                    worksheet.value(row + 2, column, number);
                } else {
                    worksheet.value(row + 2, column, String.valueOf(cells.get(column)));
                }
            }
        }
        worksheet.width(0, 48);
    }

    /// At most 31 characters and none that sheets forbid.
    private static String name(int number, String title) {
        String text = number + " " + title.replaceAll("[\\[\\]:*?/\\\\]", " ");
        return text.length() > 31 ? text.substring(0, 31) : text;
    }

    private static String csv(Sheet sheet) {
        return cell(sheet.title()) + "\r\n" + sheet.rows().stream()
                .map(row -> row.stream().map(StatisticsFiles::cell).collect(Collectors.joining(",")) + "\r\n")
                .collect(Collectors.joining());
    }

    static String cell(Object value) {
        if (value instanceof Number) {
            return value.toString();
        }
        String text = value.toString();
        if (!text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0) {
            text = "'" + text;
        }
        return text.matches("(?s).*[\",\r\n].*") ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
    }
}
