package dev.banso.company;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banso.Browser;
import dev.banso.RunningBanso;
import dev.banso.database.Scope;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.context.MessageSource;

class AuditWordsTest {
    private final RunningBanso banso = RunningBanso.shared();

    @Test
    void everythingThatIsAuditedHasANameForPeople() {
        List<String> audited = banso.inTransaction(Scope.system("test"), jdbc -> jdbc.sql("""
                select distinct c.relname::text
                  from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_proc f on f.oid = t.tgfoid
                 where f.proname = 'audit_change'""").query(String.class).list());
        MessageSource messages = banso.bean(MessageSource.class);
        assertThat(audited).hasSizeGreaterThan(15).allSatisfy(table -> {
            assertThat(messages.getMessage("audit.subject." + table, null, "", Locale.JAPANESE)).as(table).isNotBlank();
            assertThat(messages.getMessage("audit.subject." + table, null, "", Locale.ENGLISH)).as(table).isNotBlank();
        });
    }

    @Test
    void thePageSaysHowItsTimesStandToTheMovableClock() {
        try (Browser browser = Browser.open(banso.uri("/"))) {
            browser.signIn(RunningBanso.ADMINISTRATOR, RunningBanso.PASSWORD).go("/audit").picture("audit");
            assertThat(browser.page().locator("[data-clock]").innerText()).contains("実際の時刻", "この環境の時計は 20");
        }
    }
}
