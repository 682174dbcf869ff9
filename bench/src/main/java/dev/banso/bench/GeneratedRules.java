package dev.banso.bench;

import dev.banso.events.detect.RuleFile;
import java.util.Random;
import java.util.UUID;

/// Sigma rules in the forms that public rules for proxies, web servers, name servers and firewalls have: whole values, parts,
/// beginnings and ends of values, several parts at once, networks and regular expressions. Few of them find anything.
final class GeneratedRules {
    private final Random chance;

    GeneratedRules(long seed) {
        chance = new Random(seed);
    }

    RuleFile file(int rules) {
        StringBuilder text = new StringBuilder();
        for (int number = 0; number < rules; number++) {
            text.append(rule(number)).append("---\n");
        }
        text.setLength(Math.max(0, text.length() - 4));
        return new RuleFile("generated.yml", text.toString());
    }

    private String rule(int number) {
        return """
                title: Generated %d
                id: %s
                status: test
                description: One of many.
                author: Banso
                date: 2026-11-24
                logsource:
                    product: fortigate
                %sdetection:
                %s
                    condition: %s
                level: medium
                """.formatted(number, new UUID(chance.nextLong() & 0xffff_ffff_ffff_0fffL | 0x4000L,
                        chance.nextLong() & 0x3fff_ffff_ffff_ffffL | Long.MIN_VALUE),
                number % 2 == 0 ? "    category: " + (number % 4 == 0 ? "proxy" : "firewall") + "\n" : "",
                selection(number).indent(4).stripTrailing(), number % 5 == 0 ? "selection and not known" : "selection");
    }

    private String selection(int number) {
        String selection = "selection:\n" + conditions(number).indent(4);
        return number % 5 == 0 ? selection + "known:\n    dstport: 53" : selection;
    }

    /// Out of a hundred rules: 30 name whole values, 30 parts, 12 ends, 8 beginnings, 10 several parts, 5 networks, 5
    /// regular expressions.
    private String conditions(int number) {
        int form = number % 100;
        if (form < 30) {
            return "attack:\n    - Some.Attack." + word() + "\n    - Bench.Attack." + (1_000 + number);
        }
        if (form < 60) {
            return "url|contains:\n    - /" + word() + ".php\n    - cmd=" + word() + "\n    - /." + word() + "/";
        }
        if (form < 72) {
            return "hostname|endswith:\n    - ." + word() + ".example\n    - ." + word() + ".test";
        }
        if (form < 80) {
            return "msg|startswith: " + word() + " " + word();
        }
        if (form < 90) {
            return "url|contains|all:\n    - " + word() + "\n    - " + word() + "\naction: pass";
        }
        return form < 95 ? "dstip|cidr: 100." + (64 + chance.nextInt(64)) + "." + chance.nextInt(256) + ".0/24"
                : "url|re: /[a-z]{2,8}/" + word() + "\\d+\\.(php|asp)$";
    }

    private String word() {
        StringBuilder word = new StringBuilder();
        for (int length = 5 + chance.nextInt(6); length > 0; length--) {
            word.append((char) ('a' + chance.nextInt(26)));
        }
        return word.toString();
    }
}
