package dev.banso.events.ocsf;

/// The algorithm of a file's hash, told by its length: devices do not name it.
enum HashAlgorithm {
    MD5(1, "MD5", 32),
    SHA_1(2, "SHA-1", 40),
    SHA_256(3, "SHA-256", 64),
    SHA_512(4, "SHA-512", 128),
    OTHER(99, "Other", 0);

    private final int id;
    private final String caption;
    private final int digits;

    HashAlgorithm(int id, String caption, int digits) {
        this.id = id;
        this.caption = caption;
        this.digits = digits;
    }

    static HashAlgorithm of(String hash) {
        if (hash.chars().allMatch(c -> Character.digit(c, 16) >= 0)) {
            for (var algorithm : values()) {
                if (algorithm.digits == hash.length()) {
                    return algorithm;
                }
            }
        }
        return OTHER;
    }

    /// `algorithm_id`.
    int id() {
        return id;
    }

    /// `algorithm`.
    String caption() {
        return caption;
    }
}
