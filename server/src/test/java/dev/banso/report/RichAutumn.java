package dev.banso.report;

import dev.banso.RunningBanso;
import dev.banso.events.MalwarePath;
import dev.banso.events.ThreatClass;
import dev.banso.monitoring.Verdict;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/// Two months in which a company meets everything that a report tells apart: stopped, passed and unknown; judged and not;
/// every path; an alert over the turn of the month; names that are hard on pages and files; days without data; another
/// company that must not be counted with it.
public final class RichAutumn {
    private RichAutumn() {}

    /// @return the company, and a neighbour with other services
    public static List<ReportedCompany> of(RunningBanso banso, String name, String locale) {
        ReportedCompany company = ReportedCompany.register(banso, name, "山形県", LocalDate.of(2020, 10, 1), locale, "\"blocked-site\"");
        company.detected(day(10, 5), ThreatClass.INBOUND, null, "ip_dst_session", true, 30);
        company.detected(day(10, 9), ThreatClass.MALWARE, MalwarePath.MAIL, "VBA/Agent.A664!tr", true, 4);
        company.detected(day(10, 31), ThreatClass.INBOUND, null, "OpenSSL.Heartbleed.Attack", true, 5);
        company.detected(day(11, 1), ThreatClass.INBOUND, null, "OpenSSL.Heartbleed.Attack", false, 2);
        company.detected(day(11, 4), ThreatClass.INBOUND, null, "Eir.D1000.Modem.CWMP.Command.Injection", true, 7);
        company.detected(day(11, 6), ThreatClass.MALWARE, MalwarePath.MAIL, "VBA/Agent.A664!tr", true, 11);
        company.detected(day(11, 6), ThreatClass.MALWARE, MalwarePath.WEB, "JS/RefC.G!tr", null, 3);
        company.detected(day(11, 7), ThreatClass.MALWARE, MalwarePath.OTHER, "W32/Kryptik.HHEK", false, 1);
        company.detected(day(11, 8), ThreatClass.MALWARE, null, "Riskware/Agent & <b>100%</b>", true, 2);
        company.detected(day(11, 9), ThreatClass.OUTBOUND, null, "Bladabindi.Botnet", true, 6);
        company.detected(day(11, 12), ThreatClass.OUTBOUND, null, "Gh0st.Rat.Botnet", false, 2);
        company.detected(day(11, 15), ThreatClass.INBOUND, null, "", true, 2);
        company.detected(day(11, 16), ThreatClass.BLOCKED_SITE, null, "phishing.example", true, 9);
        company.detected(day(11, 17), ThreatClass.ENDPOINT, null, "Endpoint.Not.In.Service", true, 8);
        company.silent(Instant.parse("2020-11-21T03:00:00Z"), Instant.parse("2020-11-22T05:30:00Z"));
        company.judge("Bladabindi.Botnet", Verdict.FALSE_POSITIVE);
        company.judge("Gh0st.Rat.Botnet", Verdict.TRUE_POSITIVE);
        company.judge("W32/Kryptik.HHEK", Verdict.TRUE_POSITIVE);
        company.judge("JS/RefC.G!tr", Verdict.INSUFFICIENT_DATA);
        ReportedCompany neighbour = ReportedCompany.register(banso, name + " 別館", "青森県", LocalDate.of(2020, 11, 10), locale, "\"endpoint\"");
        neighbour.detected(day(11, 12), ThreatClass.INBOUND, null, "ip_dst_session", true, 5);
        neighbour.detected(day(11, 13), ThreatClass.ENDPOINT, null, "Endpoint.In.Service", false, 3);
        neighbour.detected(day(11, 13), ThreatClass.BLOCKED_SITE, null, "not-in-service.example", true, 4);
        return List.of(company, neighbour);
    }

    private static LocalDate day(int month, int day) {
        return LocalDate.of(2020, month, day);
    }
}
