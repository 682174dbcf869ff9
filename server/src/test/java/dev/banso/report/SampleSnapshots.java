package dev.banso.report;

import dev.banso.events.MalwarePath;
import dev.banso.events.ThreatClass;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;

/// Snapshots for tests of paper and comparison.
public final class SampleSnapshots {
    public static final UUID COMPANY = UUID.fromString("00000000-0000-7000-8000-000000000001");
    public static final YearMonth MONTH = YearMonth.of(2020, 12);

    private SampleSnapshots() {}

    /// December 2020 of a company that had no data in October.
    public static Snapshot december(String companyName) {
        return new Snapshot(Snapshot.VERSION, COMPANY, companyName, "伴走テスト株式会社", "0123", "ja", MONTH,
                Instant.parse("2021-01-01T00:00:00Z"),
                List.of(month(9, Coverage.NOT_MONITORED, 0, 0, List.of()),
                        month(10, Coverage.NO_DATA, 0, 31, lines(Tally.NONE, Tally.NONE, Tally.NONE)),
                        month(11, Coverage.MONITORED, 30, 30, lines(tally(7), Tally.NONE, tally(11))),
                        month(12, Coverage.MONITORED, 29, 31, lines(new Tally(40, 1, 0, 1), Tally.NONE, tally(25)))),
                List.of(new AttackFigure(ThreatClass.MALWARE, MalwarePath.MAIL, "VBA/Agent.LXMF!tr", "文書に仕込まれたマルウェア",
                                "添付された文書を開くと動き出す、悪意のあるプログラムです。", tally(25), 11L),
                        new AttackFigure(ThreatClass.INBOUND, null, "D-Link.Realtek.SDK.Miniigd.UPnP.SOAP.Command.Execution",
                                "ルーターの弱点を狙う攻撃", "古いルーターの弱点を使い、外から命令を実行しようとする攻撃です。", tally(21), 7L),
                        new AttackFigure(ThreatClass.INBOUND, null, "OpenSSL.Heartbleed.Attack", "Heartbleed",
                                "サーバーのメモリから情報を盗み出そうとする攻撃です。", new Tally(19, 1, 0, 1), 0L)),
                List.of(new AlertEntry(UUID.fromString("00000000-0000-7000-8000-0000000000a1"), ThreatClass.INBOUND, null,
                                "OpenSSL.Heartbleed.Attack", "192.168.1.10:443", 20, Instant.parse("2020-12-03T01:20:00Z"),
                                Instant.parse("2020-12-03T02:00:00Z"), true, null, "", true, false),
                        new AlertEntry(UUID.fromString("00000000-0000-7000-8000-0000000000a2"), ThreatClass.OUTBOUND, null,
                                "Gh0st.Rat.Botnet", "192.168.1.23", 4, Instant.parse("2020-12-10T01:20:00Z"),
                                Instant.parse("2020-12-10T02:00:00Z"), false, "false_positive", "業務で使うソフトの更新通信でした", false, true)),
                List.of(new DeviceEntry(UUID.fromString("00000000-0000-7000-8000-0000000000d1"), "本社 FortiGate", 29, 31,
                        List.of(new DeviceEntry.Silence(Instant.parse("2020-12-28T00:00:00Z"), Instant.parse("2020-12-30T03:30:00Z"))))),
                List.of(new Advice("passed", true, "止められなかった通信の先を確認してください",
                                "表の「止めていない」アラートの対象を、担当者と確認してください。"),
                        new Advice("mail", false, "見覚えのない添付ファイルは開かないでください", "メールのマルウェアが届いています。")),
                Sentence.of("2020年12月は、攻撃を 66 件検知し、65 件は機器が止めました。残る 1 件は、専門担当者が結果を確かめています。"));
    }

    public static Tally tally(long blocked) {
        return new Tally(blocked, 0, 0, 0);
    }

    private static MonthFigures month(int month, Coverage coverage, int data, int assigned, List<MonthFigures.Line> lines) {
        return new MonthFigures(YearMonth.of(2020, month), coverage, data, assigned, lines);
    }

    private static List<MonthFigures.Line> lines(Tally inbound, Tally outbound, Tally mail) {
        return List.of(new MonthFigures.Line(ThreatClass.INBOUND, null, inbound),
                new MonthFigures.Line(ThreatClass.OUTBOUND, null, outbound),
                new MonthFigures.Line(ThreatClass.MALWARE, MalwarePath.MAIL, mail),
                new MonthFigures.Line(ThreatClass.MALWARE, MalwarePath.WEB, Tally.NONE),
                new MonthFigures.Line(ThreatClass.MALWARE, MalwarePath.OTHER, Tally.NONE));
    }
}
