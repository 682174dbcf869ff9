package dev.banso.report.issue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banso.events.ThreatClass;
import dev.banso.report.Advice;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogueTest {
    private final AttackCatalogue attacks = new AttackCatalogue();
    private final AdviceCatalogue advice = new AdviceCatalogue(attacks.keys());

    @ParameterizedTest
    @CsvSource({
        "Bladabindi.Botnet,botnet", "Gh0st.Rat.Botnet,botnet", "Eir.D1000.Modem.CWMP.Command.Injection,router-command-injection",
        "D-Link.Realtek.SDK.Miniigd.UPnP.SOAP.Command.Execution,router-command-injection", "OpenSSL.Heartbleed.Attack,heartbleed",
        "ip_dst_session,session-flood", "udp_dst_session,session-flood", "udp_flood,session-flood", "MSIL/Kryptik.YEJ!tr,trojan",
        "MSOffice/CVE_2017_11882.95A0!tr,office-exploit", "VBA/Agent.A664!tr,macro", "VBA/Agent.UMA!tr.dldr,macro",
        "HTML/IFrame.3EB!tr,redirector", "Malicious_Behavior.SB,suspicious-file", "Malware_Generic.P0,suspicious-file",
        "PDF/Spam.2761!tr,pdf-spam", "W32/Injector.ENXJ!tr,trojan", "W32/Kryptik.HHEK,trojan", "JS/RefC.G!tr,redirector",
        "JS/EvilCursor.B!tr,redirector", "Riskware/UwS_SlimDrivers,riskware", "HTML/Refresh.BC!tr,redirector", "Riskware/Agent,riskware"})
    void explainsTheFamiliesThatSmallCompaniesMeet(String attack, String family) {
        assertThat(attacks.family(attack, ThreatClass.MALWARE).key()).isEqualTo(family);
    }

    @Test
    void explainsAnUnknownAttackByItsClass() {
        assertThat(attacks.family("Something.New", ThreatClass.OUTBOUND).key()).isEqualTo("outbound");
        assertThat(attacks.family("Something.New", ThreatClass.OUTBOUND).text(Locale.ENGLISH).title()).isEqualTo("Suspicious traffic from inside");
    }

    @Test
    void putsRequestsBeforeTips() {
        assertThat(advice.advice(Map.of("malware.mail", 3L, "outbound", 1L), Locale.JAPANESE)).extracting(Advice::key)
                .containsExactly("outbound", "mail", "everyday");
    }

    @Test
    void alwaysHasATip() {
        assertThat(advice.advice(Map.of(), Locale.ENGLISH)).extracting(Advice::key).containsExactly("everyday");
    }
}
