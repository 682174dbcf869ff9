package dev.banso.notify.mail;

import dev.banso.clock.MovableClock;
import dev.banso.company.Companies;
import dev.banso.company.Company;
import dev.banso.notify.notice.Audience;
import dev.banso.notify.notice.KeptNotice;
import dev.banso.notify.notice.Notice;
import dev.banso.notify.notice.Notices;
import dev.banso.notify.setting.NoticeSettings;
import dev.banso.notify.text.Condition;
import dev.banso.notify.text.Facts;
import dev.banso.notify.text.Letterhead;
import dev.banso.notify.text.NoticeKind;
import dev.banso.notify.text.NoticeRenderer;
import dev.banso.notify.webhook.WebhookQueue;
import dev.banso.notify.work.Work;
import dev.banso.settings.Settings;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Turns each notice into mails and webhook calls, in one transaction with the mark that it is done.
@Component
class Addressing implements Work {
    private static final Logger LOG = LoggerFactory.getLogger(Addressing.class);
    private static final int BATCH = 50;

    private final Notices notices;
    private final Recipients recipients;
    private final NoticeRenderer renderer;
    private final MailQueue mails;
    private final WebhookQueue hooks;
    private final Companies companies;
    private final NoticeSettings settings;
    private final Settings installation;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Addressing(Notices notices, Recipients recipients, NoticeRenderer renderer, MailQueue mails, WebhookQueue hooks, Companies companies,
            NoticeSettings settings, Settings installation, Clock clock, PlatformTransactionManager manager) {
        this.notices = notices;
        this.recipients = recipients;
        this.renderer = renderer;
        this.mails = mails;
        this.hooks = hooks;
        this.companies = companies;
        this.settings = settings;
        this.installation = installation;
        this.clock = clock;
        this.transaction = new TransactionTemplate(manager);
    }

    @Override
    public String name() {
        return "notify-addressing";
    }

    @Override
    public boolean step() {
        List<UUID> waiting = notices.toAddress(BATCH);
        for (UUID id : waiting) {
            try {
                transaction.executeWithoutResult(status -> notices.take(id).ifPresent(this::address));
            } catch (RuntimeException failed) {
                // One notice that cannot be written must not hold back the others; it stays visible with its problem.
                LOG.error("notice {} cannot be written", id, failed);
                transaction.executeWithoutResult(status -> notices.addressed(id, 0, "defect: " + failed));
            }
        }
        return waiting.size() == BATCH;
    }

    private void address(KeptNotice kept) {
        Notice notice = kept.notice();
        Company company = notice.company() == null ? null : companies.find(notice.company()).orElse(null);
        Letterhead letterhead = settings.letterhead();
        Recipients.Choice choice = recipients.choose(notice);
        int written = 0;
        for (Recipient to : choice.recipients()) {
            Facts facts = facts(notice, company, to);
            boolean nothingForThisOne = notice.kind() == NoticeKind.DIGEST && facts.items().isEmpty();
            if (!nothingForThisOne && mails.add(kept, to, renderer.render(notice.kind(), to.locale(), facts, conditions(notice), letterhead),
                    messageIdHost(), notice.kind() == NoticeKind.INVITATION)) {
                written++;
            }
        }
        if (notice.audience() == Audience.COMPANY) {
            hooks.add(kept, company);
        }
        if (choice.problem().equals("unreachable") && notice.company() != null) {
            tellDesk(notice.company());
        }
        notices.addressed(kept.id(), written, choice.problem());
    }

    private Facts facts(Notice notice, @org.jspecify.annotations.Nullable Company company, Recipient to) {
        Map<String, String> values = new HashMap<>(notice.facts().values());
        values.putIfAbsent("company", company == null ? "" : company.name());
        values.putIfAbsent("recipient", to.name());
        String path = values.get("path");
        if (path != null) {
            values.put("link", installation.baseUrl() + path);
        }
        List<Map<String, String>> items = notice.facts().items();
        if (notice.kind() == NoticeKind.DIGEST) {
            items = items.stream()
                    .filter(row -> Integer.parseInt(row.getOrDefault("severity", "0")) >= to.minimumSeverity())
                    .toList();
            values.put("item_count", Integer.toString(items.size()));
        }
        return new Facts(values, items);
    }

    private static Set<Condition> conditions(Notice notice) {
        Map<String, String> values = notice.facts().values();
        Set<Condition> conditions = EnumSet.noneOf(Condition.class);
        if (values.containsKey("harmless")) {
            conditions.add(Condition.HARMLESS);
        } else if (notice.kind().family() == NoticeKind.Family.ALERT) {
            conditions.add(switch (values.getOrDefault("outcome", "unknown")) {
                case "stopped" -> Condition.STOPPED;
                case "passed" -> Condition.PASSED;
                default -> Condition.UNKNOWN;
            });
        }
        if (values.containsKey("confirmed")) {
            conditions.add(Condition.CONFIRMED);
        }
        if (values.containsKey("many")) {
            conditions.add(Condition.MANY);
        }
        if (Integer.parseInt(values.getOrDefault("revision", "1")) > 1) {
            conditions.add(Condition.REISSUED);
        }
        return conditions;
    }

    private void tellDesk(UUID company) {
        LocalDate today = clock.instant().atZone(MovableClock.JAPAN).toLocalDate();
        notices.add(new Notice(company, Audience.STAFF, NoticeKind.DESK_UNREACHABLE, "unreachable:" + company + ":" + today, 0, null,
                Facts.of(Map.of("path", "/companies/" + company))));
    }

    private String messageIdHost() {
        Settings.Smtp smtp = installation.smtp();
        String sender = smtp == null ? "" : smtp.sender();
        int at = sender.lastIndexOf('@');
        return at >= 0 ? sender.substring(at + 1) : installation.baseUrl().getHost();
    }
}
