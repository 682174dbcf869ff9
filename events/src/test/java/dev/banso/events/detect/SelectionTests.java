package dev.banso.events.detect;

import static dev.banso.events.detect.Lines.matches;
import static dev.banso.events.detect.Lines.selects;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// What a selection says about one event, by the specification of rules and modifiers.
class SelectionTests {
    @Test
    void comparesTextWithoutRegardToCase() {
        assertThat(selects("user: 'Admin'", "user", "aDMIN")).isTrue();
        assertThat(selects("user|cased: 'Admin'", "user", "admin")).isFalse();
        assertThat(selects("user|cased: 'Admin'", "user", "Admin")).isTrue();
        assertThat(selects("user: 'Ärzte'", "user", "ärzte")).isTrue();
    }

    @Test
    void comparesWholeValuesUnlessToldOtherwise() {
        assertThat(selects("attack: botnet", "attack", "Gh0st.Rat.Botnet")).isFalse();
        assertThat(selects("attack|contains: rat", "attack", "Gh0st.Rat.Botnet")).isTrue();
        assertThat(selects("attack|startswith: gh0st", "attack", "Gh0st.Rat.Botnet")).isTrue();
        assertThat(selects("attack|endswith: botnet", "attack", "Gh0st.Rat.Botnet")).isTrue();
        assertThat(selects("attack|endswith: gh0st", "attack", "Gh0st.Rat.Botnet")).isFalse();
    }

    @Test
    void keepsNumbersAsTheyAreWritten() {
        assertThat(selects("logid: 0100032002", "logid", "0100032002")).isTrue();
        assertThat(selects("logid: 0100032002", "logid", "100032002")).isFalse();
        assertThat(selects("dstport: 443", "dstport", "443")).isTrue();
    }

    @Test
    void readsStarAsAnyTextAndQuestionMarkAsOneCharacter() {
        assertThat(selects("filename: 'prog?.exe'", "filename", "progA.exe")).isTrue();
        assertThat(selects("filename: 'prog?.exe'", "filename", "prog.exe")).isFalse();
        assertThat(selects("filename: 'virus_V*.exe'", "filename", "virus_V21.2.1.exe")).isTrue();
        assertThat(selects("filename: '*a*b*c'", "filename", "xxaxxbxxbxxc")).isTrue();
        assertThat(selects("filename: '*a*b*c'", "filename", "xxaxxcxxb")).isFalse();
        assertThat(selects("filename: '*'", "filename", "")).isTrue();
        assertThat(selects("filename: '*'", "url", "x")).isFalse();
    }

    @Test
    void readsBackslashesAsTheSpecificationSays() {
        assertThat(selects("filename: 'a\\*b'", "filename", "a*b")).isTrue();
        assertThat(selects("filename: 'a\\*b'", "filename", "axb")).isFalse();
        assertThat(selects("filename: 'C:\\dir\\x'", "filename", "C:\\dir\\x")).isTrue();
        assertThat(selects("filename: 'C:\\\\dir'", "filename", "C:\\dir")).isTrue();
        assertThat(selects("filename: 'C:\\\\*'", "filename", "C:\\anything")).isTrue();
        assertThat(selects("filename: 'C:\\\\\\*'", "filename", "C:\\*")).isTrue();
        assertThat(selects("filename: '\\\\\\\\host'", "filename", "\\\\host")).isTrue();
    }

    @Test
    void joinsFieldsByAndValuesByOr() {
        var detection = """
                s:
                    type: event
                    subtype: [system, vpn]
                condition: s
                """;
        assertThat(matches(detection, "type", "event", "subtype", "vpn")).isTrue();
        assertThat(matches(detection, "type", "event", "subtype", "user")).isFalse();
        assertThat(matches(detection, "subtype", "vpn")).isFalse();
    }

    @Test
    void joinsMapsOfAListByOr() {
        var detection = """
                s:
                    - action: deny
                    - service: HTTP
                      dstport: 8080
                condition: s
                """;
        assertThat(matches(detection, "action", "deny")).isTrue();
        assertThat(matches(detection, "service", "http", "dstport", "8080")).isTrue();
        assertThat(matches(detection, "service", "http", "dstport", "80")).isFalse();
    }

    @Test
    void joinsValuesByAndWhereAllIsSaid() {
        var line = "msg|contains|all: [drop, worm]";
        assertThat(selects(line, "msg", "worm dropped")).isTrue();
        assertThat(selects(line, "msg", "worm passed")).isFalse();
    }

    @Test
    void looksForKeywordsInTheWholeEvent() {
        var any = "keywords:\n    - mimikatz\n    - 'event::clear'\ncondition: keywords";
        assertThat(matches(any, "url", "/get/MimiKatz.exe")).isTrue();
        assertThat(matches(any, "url", "/get/notepad.exe")).isFalse();
        var all = "keywords:\n    '|all':\n        - drop\n        - table\ncondition: keywords";
        assertThat(matches(all, "url", "/?q=drop", "msg", "TABLE")).isTrue();
        assertThat(matches(all, "url", "/?q=drop")).isFalse();
    }

    @Test
    void tellsMissingFromEmpty() {
        assertThat(selects("user: null", "url", "/")).isTrue();
        assertThat(selects("user: null", "user", "")).isFalse();
        assertThat(selects("user: ''", "user", "")).isTrue();
        assertThat(selects("user: ''", "url", "/")).isFalse();
        assertThat(selects("user|exists: true", "user", "")).isTrue();
        assertThat(selects("user|exists: false", "user", "")).isFalse();
        assertThat(selects("user|exists: false", "url", "/")).isTrue();
    }

    @Test
    void findsRegularExpressionsAnywhereAndWithCase() {
        assertThat(selects("attack|re: 'Rat\\.B'", "attack", "Gh0st.Rat.Botnet")).isTrue();
        assertThat(selects("attack|re: 'rat'", "attack", "Gh0st.Rat.Botnet")).isFalse();
        assertThat(selects("attack|re|i: 'rat'", "attack", "Gh0st.Rat.Botnet")).isTrue();
        assertThat(selects("attack|re: '^Rat'", "attack", "Gh0st.Rat.Botnet")).isFalse();
        assertThat(selects("msg|re|m: '^two$'", "msg", "one\ntwo")).isTrue();
        assertThat(selects("msg|re: 'one.two'", "msg", "one\ntwo")).isFalse();
        assertThat(selects("msg|re|s: 'one.two'", "msg", "one\ntwo")).isTrue();
    }

    @Test
    void givesUpARegularExpressionThatTakesTooLong() {
        var detector = new Detector(Lines.rule("s:\n    msg|re: '(.*)a(.*)a(.*)a(.*)a(.*)z'\ncondition: s"));
        var trap = "a".repeat(60) + "!";
        assertThat(detector.match(Lines.COMPANY, Lines.event("msg", trap), java.time.Instant.EPOCH))
                .isEqualTo(Matches.NONE);
        assertThat(detector.ruleCounts().getFirst().exhausted()).isEqualTo(1);
    }

    @Test
    void knowsNetworks() {
        assertThat(selects("srcip|cidr: 10.0.0.0/8", "srcip", "10.200.1.1")).isTrue();
        assertThat(selects("srcip|cidr: 10.0.0.0/8", "srcip", "11.0.0.1")).isFalse();
        assertThat(selects("srcip|cidr: ['192.168.0.0/16', 'fd00::/8']", "srcip", "fd12::1")).isTrue();
        assertThat(selects("srcip|cidr: 10.0.0.0/8", "srcip", "no address")).isFalse();
    }

    @Test
    void comparesNumbers() {
        assertThat(selects("sentbyte|gt: 100", "sentbyte", "101")).isTrue();
        assertThat(selects("sentbyte|gt: 100", "sentbyte", "100")).isFalse();
        assertThat(selects("sentbyte|gte: 100", "sentbyte", "100")).isTrue();
        assertThat(selects("sentbyte|lt: 100", "sentbyte", "99.5")).isTrue();
        assertThat(selects("sentbyte|lte: 100", "sentbyte", "101")).isFalse();
        assertThat(selects("sentbyte|lte: 100", "sentbyte", "N/A")).isFalse();
    }

    @Test
    void readsNeqAsNot() {
        assertThat(selects("action|neq: deny", "action", "accept")).isTrue();
        assertThat(selects("action|neq: deny", "action", "DENY")).isFalse();
        assertThat(selects("action|neq: [deny, block]", "action", "block")).isFalse();
        assertThat(selects("user|fieldref|neq: xauthuser", "user", "a", "xauthuser", "b")).isTrue();
    }

    @Test
    void comparesTwoFieldsOfTheEvent() {
        assertThat(selects("srcip|fieldref: dstip", "srcip", "10.0.0.1", "dstip", "10.0.0.1")).isTrue();
        assertThat(selects("srcip|fieldref: dstip", "srcip", "10.0.0.1", "dstip", "10.0.0.2")).isFalse();
        assertThat(selects("srcip|fieldref: dstip", "srcip", "10.0.0.1")).isFalse();
        assertThat(selects("url|fieldref|contains: hostname", "url", "http://A.example/x", "hostname", "a.example"))
                .isTrue();
    }

    @Test
    void decodesNothingButLooksForTheEncodedForms() {
        assertThat(selects("url|base64: 'foobar'", "url", "Zm9vYmFy")).isTrue();
        for (var before : new String[] {"", "x", "xy"}) {
            var encoded = java.util.Base64.getEncoder()
                    .encodeToString((before + "http://evil.example" + "z").getBytes(java.nio.charset.StandardCharsets.UTF_8));
            assertThat(selects("url|base64offset|contains: 'http://evil'", "url", "/?d=" + encoded)).isTrue();
        }
        var wide = java.util.Base64.getEncoder()
                .encodeToString("IEX (New-Object".getBytes(java.nio.charset.StandardCharsets.UTF_16LE));
        assertThat(selects("url|wide|base64offset|contains: 'New-Object'", "url", wide)).isTrue();
        assertThat(selects("url|utf16|base64: 'IEX'", "url", "//5JAEUAWAA=")).isTrue();
    }

    @Test
    void takesAnyDashForADash() {
        assertThat(selects("msg|windash|contains: ' -enc'", "msg", "powershell /enc AAA")).isTrue();
        assertThat(selects("msg|contains|windash: ' -enc'", "msg", "powershell –enc AAA")).isTrue();
        assertThat(selects("msg|windash|contains: 'a-b'", "msg", "a/b")).isFalse();
    }
}
