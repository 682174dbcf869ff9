package dev.banso;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;

/// A key with a certificate for `localhost` that nobody has certified, made with `keytool`.
public record TestKeys(KeyStore store) {
    private static final String ALIAS = "key";
    private static final char[] PASSWORD = "only for a test".toCharArray();

    /// Makes one.
    ///
    /// @param file where the store is kept; there is none yet
    /// @param algorithm `EC` or `RSA`
    public static TestKeys make(Path file, String algorithm) throws Exception {
        int exit = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-alias", ALIAS,
                "-keyalg", algorithm, "-dname", "CN=localhost", "-ext", "san=dns:localhost", "-validity", "3650", "-storetype", "PKCS12",
                "-keystore", file.toString(), "-storepass", new String(PASSWORD)).start().waitFor();
        if (exit != 0) {
            throw new IllegalStateException("keytool ended with " + exit);
        }
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream bytes = Files.newInputStream(file)) {
            store.load(bytes, PASSWORD);
        }
        return new TestKeys(store);
    }

    /// The certificate as DER.
    public byte[] certificate() throws Exception {
        return store.getCertificate(ALIAS).getEncoded();
    }

    public String certificatePem() throws Exception {
        return pem("CERTIFICATE", certificate());
    }

    public String keyPem() throws Exception {
        return pem("PRIVATE KEY", store.getKey(ALIAS, PASSWORD).getEncoded());
    }

    /// What a TLS end shows of itself.
    public KeyManager[] managers() throws Exception {
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, PASSWORD);
        return managers.getKeyManagers();
    }

    private static String pem(String label, byte[] bytes) {
        return "-----BEGIN " + label + "-----\n" + Base64.getMimeEncoder().encodeToString(bytes) + "\n-----END " + label + "-----\n";
    }
}
