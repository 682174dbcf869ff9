package dev.banso.notify.alert;

import dev.banso.company.Companies;
import dev.banso.monitoring.Alert;
import dev.banso.monitoring.Alerts;
import dev.banso.notify.notice.Audience;
import dev.banso.notify.notice.Notice;
import dev.banso.notify.notice.Notices;
import dev.banso.notify.policy.Outcome;
import dev.banso.notify.text.Facts;
import dev.banso.notify.text.NoticeKind;
import dev.banso.notify.work.Work;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Makes one digest of everything that is due for a company, however far the clock has moved; nothing due, no digest.
@Component
class Digests implements Work {
    private final DigestItems items;
    private final Alerts alerts;
    private final Companies companies;
    private final AlertFacts facts;
    private final ToldBook book;
    private final Notices notices;

    Digests(DigestItems items, Alerts alerts, Companies companies, AlertFacts facts, ToldBook book, Notices notices) {
        this.items = items;
        this.alerts = alerts;
        this.companies = companies;
        this.facts = facts;
        this.book = book;
        this.notices = notices;
    }

    @Override
    public String name() {
        return "notify-digests";
    }

    @Override
    @Transactional
    public boolean step() {
        UUID company = items.due().orElse(null);
        if (company == null) {
            return false;
        }
        if (!companies.hold(company)) {
            return true;
        }
        List<DigestItems.Item> due = items.take(company);
        List<Map<String, String>> rows = new ArrayList<>();
        int severity = 0;
        for (DigestItems.Item item : due) {
            Alert alert = alerts.find(item.alert()).orElse(null);
            if (alert != null && isNews(item, alert)) {
                rows.add(row(item, alert));
                severity = Math.max(severity, alert.severity());
            }
        }
        if (!rows.isEmpty()) {
            rows.sort(java.util.Comparator.comparing((Map<String, String> row) -> row.getOrDefault("last_seen", "")));
            Map<String, String> values = new HashMap<>(Map.of("path", "/alerts"));
            if (due.stream().anyMatch(DigestItems.Item::many)) {
                values.put("many", "true");
            }
            notices.add(new Notice(company, Audience.COMPANY, NoticeKind.DIGEST, "digest:" + due.getFirst().id(), severity, null,
                    new Facts(values, rows)));
        }
        return true;
    }

    private static boolean isNews(DigestItems.Item item, Alert alert) {
        return switch (Judgement.of(alert.verdict())) {
            case NONE, REAL -> true;
            case HARMLESS -> item.correction();
            case SETTLED -> false;
        };
    }

    private Map<String, String> row(DigestItems.Item item, Alert alert) {
        Map<String, String> row = facts.of(alert);
        row.put("as", item.correction() ? "correction" : "alert");
        if (Judgement.of(alert.verdict()) == Judgement.HARMLESS) {
            row.put("outcome", "harmless");
        } else {
            book.said(alert, Said.of(Outcome.of(alert.blocked())));
        }
        return row;
    }
}
