package dev.banso.access;

import dev.banso.database.Secrets;
import dev.banso.problem.BansoException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.springframework.stereotype.Component;

/// The entrance for commands on the same machine: who can read the secrets in the data folder may do what they do.
@Component
public class LocalEntrance {
    /// Header that carries the secret.
    public static final String HEADER = "X-Banso-Local";

    private final Secrets secrets;

    LocalEntrance(Secrets secrets) {
        this.secrets = secrets;
    }

    /// @throws BansoException as if there were no such page, where the secret is another
    public void require(String secret) {
        if (!MessageDigest.isEqual(bytes(secret), bytes(secrets.get("local")))) {
            throw BansoException.notFound("access.error.no-page");
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
