package dev.banso.notify.work;

import dev.banso.settings.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Whom we believe when we call: the authorities that Java knows, and those of this installation.
@Component
public class OutgoingTls {
    private final SSLSocketFactory sockets;

    OutgoingTls(Settings installation) throws GeneralSecurityException, IOException {
        Path further = installation.trusted();
        sockets = further == null ? (SSLSocketFactory) SSLSocketFactory.getDefault() : trusting(further);
    }

    public SSLSocketFactory sockets() {
        return sockets;
    }

    private static SSLSocketFactory trusting(Path further) throws GeneralSecurityException, IOException {
        KeyStore all = KeyStore.getInstance(KeyStore.getDefaultType());
        all.load(null, null);
        int number = 0;
        for (TrustManager manager : managers(null)) {
            if (manager instanceof X509TrustManager known) {
                for (Certificate authority : known.getAcceptedIssuers()) {
                    all.setCertificateEntry("known-" + number++, authority);
                }
            }
        }
        try (InputStream file = Files.newInputStream(further)) {
            Collection<? extends Certificate> authorities = CertificateFactory.getInstance("X.509").generateCertificates(file);
            for (Certificate authority : authorities) {
                all.setCertificateEntry("further-" + number++, authority);
            }
        }
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers(all), null);
        return context.getSocketFactory();
    }

    private static TrustManager[] managers(@Nullable KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }
}
