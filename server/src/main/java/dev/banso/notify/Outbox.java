package dev.banso.notify;

import dev.banso.notify.notice.Audience;
import dev.banso.notify.notice.Notice;
import dev.banso.notify.notice.Notices;
import dev.banso.notify.text.Facts;
import dev.banso.notify.text.NoticeKind;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Where other capabilities put down what must be told, in the transaction of its cause: what is committed goes out,
/// over restarts and server failures, once per key.
@Service
public class Outbox {
    private final Notices notices;

    Outbox(Notices notices) {
        this.notices = notices;
    }

    /// Tells the company's contacts that their report can be read. A second call for the same report and revision does
    /// nothing.
    @Transactional
    public void enqueue(ReportAnnouncement report) {
        Map<String, String> values = Map.of(
                "month", report.month().toString(),
                "revision", Integer.toString(report.revision()),
                "path", report.path());
        List<Map<String, String>> changes = report.changes().stream().map(change -> Map.of("text", change)).toList();
        notices.add(new Notice(report.company(), Audience.COMPANY, NoticeKind.REPORT_PUBLISHED,
                "report:" + report.report() + ":" + report.revision(), 0, null, new Facts(values, changes)));
    }
}
