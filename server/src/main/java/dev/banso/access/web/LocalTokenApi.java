package dev.banso.access.web;

import dev.banso.access.LocalEntrance;
import dev.banso.access.OpenToAll;
import dev.banso.access.Permission;
import dev.banso.access.Tokens;
import dev.banso.database.Scope;
import dev.banso.problem.BansoException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/// The entrance of `./banso token`: who can read the data folder may make tokens.
@RestController
class LocalTokenApi {
    private final Tokens tokens;
    private final LocalEntrance entrance;
    private final JdbcClient jdbc;
    private final org.springframework.transaction.support.TransactionTemplate transaction;

    LocalTokenApi(Tokens tokens, LocalEntrance entrance, JdbcClient jdbc, org.springframework.transaction.PlatformTransactionManager manager) {
        this.tokens = tokens;
        this.entrance = entrance;
        this.jdbc = jdbc;
        this.transaction = new org.springframework.transaction.support.TransactionTemplate(manager);
    }

    @PostMapping("/local/token")
    @OpenToAll(reason = "asks for the secret that lies in the data folder")
    Issued issue(@RequestHeader(LocalEntrance.HEADER) String secret, @RequestBody Wanted wanted) {
        entrance.require(secret);
        List<Permission> permissions = wanted.scopes().stream()
                .map(code -> Permission.of(code).orElseThrow(() -> BansoException.user("access.error.no-scope", code)))
                .toList();
        return Scope.system("token-command").get(() -> new Issued(
                tokens.issue(organisation(), wanted.company(), wanted.name(), permissions)));
    }

    private UUID organisation() {
        UUID found = transaction.execute(status -> jdbc.sql("select id from organisation where kind = 'provider'")
                .query(UUID.class)
                .optional()
                .orElse(null));
        if (found == null) {
            throw BansoException.conflict("access.error.not-set-up");
        }
        return found;
    }

    record Wanted(String name, List<String> scopes, @Nullable UUID company) {}

    record Issued(String token) {}
}
