package dev.banso.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banso.RunningBanso;
import dev.banso.database.Scope;
import java.util.EnumSet;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// A person's tokens do no more than the person may.
class PersonalTokenTest {
    private final RunningBanso banso = RunningBanso.shared();
    private final UUID person = banso.asSystem(() -> banso.bean(Accounts.class).create(Role.ADMINISTRATOR, banso.provider(), null, "退職 三郎",
            "leaver-" + UUID.randomUUID() + "@example.jp", Locale.JAPANESE));
    private final String token = banso.asSystem(() -> {
        Viewer maker = banso.bean(Accounts.class).viewer(person).orElseThrow();
        return banso.bean(Tokens.class).issue(maker, null, "在庫管理システム", EnumSet.of(Permission.COMPANIES_READ));
    });

    @Test
    void stopsAtOnceWhenItsMakerIsLockedOutAndWorksAgainAfterwards() {
        assertThat(asked()).isEqualTo(200);
        lockOut(true);
        assertThat(asked()).isEqualTo(401);
        lockOut(false);
        assertThat(asked()).isEqualTo(200);
    }

    @Test
    void endsWithItsMakersAccount() {
        banso.inTransaction(Scope.system("test"), jdbc -> jdbc.sql("delete from account where id = :id").param("id", person).update());
        assertThat(asked()).isEqualTo(401);
    }

    @Test
    void isListedWithTheNameOfItsMaker() {
        assertThat(banso.asSystem(() -> banso.bean(Tokens.class).all())).filteredOn(each -> "退職 三郎".equals(each.maker()))
                .extracting(Tokens.Token::name).contains("在庫管理システム");
    }

    private void lockOut(boolean out) {
        banso.asSystem(() -> {
            banso.bean(Accounts.class).setDisabled(person, out);
            return true;
        });
    }

    private int asked() {
        return banso.api("GET", "/api/v1/companies", token, null).status();
    }
}
