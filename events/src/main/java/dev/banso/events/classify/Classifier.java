package dev.banso.events.classify;

import dev.banso.events.DeviceProfile;
import dev.banso.events.Format;
import dev.banso.events.FortiOsVersion;
import dev.banso.events.MalwarePath;
import dev.banso.events.ParsedLine;
import dev.banso.events.Reason;
import dev.banso.events.Side;
import dev.banso.events.ThreatClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The decision table: is the line a detection, who attacks whom, which class follows. Each step leaves its reason.
public final class Classifier {
    private static final Countable COUNTABLE = Countable.SHIPPED;

    private final ParsedLine line;
    private final Map<String, String> fields;
    private final DeviceProfile profile;
    private final LogType type;
    private final List<Reason> reasons = new ArrayList<>(6);

    private Classifier(ParsedLine line, DeviceProfile profile, LogType type) {
        this.line = line;
        this.fields = line.fields();
        this.profile = profile;
        this.type = type;
    }

    /// Decides about one line.
    public static Decision decide(ParsedLine line, DeviceProfile profile, LogType type) {
        return new Classifier(line, profile, type).decide();
    }

    private Decision decide() {
        if (line.format() == Format.EVE) {
            return suricata();
        }
        var kind = COUNTABLE.kind(type);
        if (kind == Kind.NONE) {
            return new Decision(null, null, null, NotCountable.reason(type));
        }
        if (COUNTABLE.informs(type.log(), fields.getOrDefault("severity", ""))) {
            return none("severity", "an informational signature describes and does not attack: no detection");
        }
        return decide(kind);
    }

    private Decision decide(Kind kind) {
        return switch (kind) {
            case ATTACK -> attack();
            case ANOMALY -> anomaly();
            case BOTNET -> botnet();
            case MALWARE -> malware("event type " + type.event() + " is a malware verdict, whatever the direction");
            case VERDICT -> verdict();
            case NAMED -> named();
            case BLOCKED_SITE -> blockedSite();
            case ENDPOINT -> endpoint();
            case REVIEW -> unlisted();
            case NONE -> none("countable", type.text() + " is no detection");
        };
    }

    private Decision attack() {
        countable("an attack");
        if (fields.getOrDefault("attack", "").endsWith(".Botnet")) {
            return sessionDecides("a botnet's signature");
        }
        var attacker = Attacker.of(fields, version());
        var sides = new Sides(line.format(), fields, profile);
        var source = sides.source();
        var destination = sides.destination();
        reason("attacker", attacker.why());
        return switch (attacker.verdict()) {
            case SOURCE -> attacked(source, destination);
            case DESTINATION -> attacked(destination, source);
            case UNDECIDED -> undecided(source, destination);
        };
    }

    /// The version is unknown and matters, unless both readings come to the same.
    private Decision undecided(Party source, Party destination) {
        if (source.side() == destination.side()) {
            return attacked(source, destination);
        }
        side(source);
        side(destination);
        return review("the version decides who attacks: an analyst has to", source, destination);
    }

    private Decision attacked(Party attacker, Party victim) {
        side(attacker);
        side(victim);
        if (attacker.external() && victim.internal()) {
            var server = victim.role().equals("destination");
            return decided(ThreatClass.INBOUND, "an outside attacker, an inside victim", server ? service(victim) : victim.address());
        }
        if (attacker.internal() && victim.external()) {
            return decided(ThreatClass.OUTBOUND, "an inside attacker, an outside victim", attacker.address());
        }
        if (attacker.internal() && victim.internal()) {
            return decided(ThreatClass.LATERAL, "attacker and victim are both inside", attacker.address());
        }
        return review("not one end inside and one outside: an analyst has to decide", attacker, victim);
    }

    private Decision anomaly() {
        countable("an anomaly");
        var sides = new Sides(line.format(), fields, profile);
        var source = sides.source();
        var destination = sides.destination();
        reason("attacker", "an anomaly has no direction: the source attacks");
        if (source.external()) {
            side(source);
            return decided(ThreatClass.INBOUND, "an anomaly from outside", service(destination));
        }
        return attacked(source, destination);
    }

    private Decision botnet() {
        countable("contact with a botnet or a malicious site");
        return sessionDecides("contact with a botnet");
    }

    /// The other end may be an attacker's server, so the side that opened the session decides.
    private Decision sessionDecides(String what) {
        var sides = new Sides(line.format(), fields, profile);
        var swapped = line.format() != Format.EVE && Attacker.openedByDestination(fields, version());
        var opener = swapped ? sides.destination() : sides.source();
        var other = swapped ? sides.source() : sides.destination();
        return opened(what, opener, other);
    }

    private Decision opened(String what, Party opener, Party other) {
        reason("attacker", what + ": the side that opened the session decides (" + opener.role() + ")");
        side(opener);
        side(other);
        if (opener.external() && other.internal()) {
            return decided(ThreatClass.INBOUND, "opened from outside: a probe", service(other));
        }
        if (opener.internal() && other.external()) {
            return decided(ThreatClass.OUTBOUND, "opened from inside: an inside machine talks to an attacker", opener.address());
        }
        if (opener.internal() && other.internal()) {
            return decided(ThreatClass.LATERAL, "both ends are inside", opener.address());
        }
        return review("not one end inside and one outside: an analyst has to decide", opener, other);
    }

    private Decision malware(String why) {
        reason("countable", why);
        var path = Paths.SHIPPED.of(fields);
        reason("path", "service " + fields.getOrDefault("service", "unknown") + " is " + path.code());
        reason("class", ThreatClass.MALWARE.code());
        return new Decision(ThreatClass.MALWARE, path, inside(), reasons);
    }

    private Decision verdict() {
        var verdict = fields.getOrDefault("fsaverdict", "");
        if (verdict.isEmpty()) {
            return none("countable", "a file was submitted for analysis: no verdict, no detection");
        }
        return switch (COUNTABLE.verdict(verdict)) {
            case MALWARE -> malware("the sandbox's late verdict is " + verdict);
            case NONE -> none("countable", "the sandbox's verdict is " + verdict + ": no detection");
            case ATTACK, ANOMALY, BOTNET, VERDICT, NAMED, BLOCKED_SITE, ENDPOINT, REVIEW ->
                reviewed("the sandbox's verdict is " + verdict + ": an analyst has to decide");
        };
    }

    private Decision named() {
        if (!fields.getOrDefault("fsaverdict", "").isEmpty()) {
            return verdict();
        }
        return fields.getOrDefault("virus", "").isEmpty()
                ? none("countable", "no event type and no virus named: no detection")
                : malware("no event type, but a virus is named");
    }

    private Decision blockedSite() {
        var meaning = Actions.SHIPPED.of(type.log(), fields);
        if (meaning == null || !meaning.stopped()) {
            return none("countable", "a site that was not blocked is no detection");
        }
        return optional(ThreatClass.BLOCKED_SITE, "the web filter blocked a site");
    }

    private Decision endpoint() {
        if (!COUNTABLE.alerts(fields.getOrDefault("level", fields.getOrDefault("pri", "")))) {
            return none("countable", "an endpoint's line below warning is no alert");
        }
        return optional(ThreatClass.ENDPOINT, "an endpoint's alert");
    }

    /// Classes of table 32 exist only where the service provides them.
    private Decision optional(ThreatClass threatClass, String why) {
        reason("countable", why);
        if (!profile.provided().contains(threatClass)) {
            return none("provided", "the service does not provide the class " + threatClass.code() + " (table 32)");
        }
        return decided(threatClass, "counted apart from tables 30 to 36 (table 32)", inside());
    }

    private Decision unlisted() {
        return reviewed(type.text() + " is not in the list of countable lines");
    }

    private Decision suricata() {
        if (!type.event().equals("alert")) {
            return none("countable", "EVE " + type.event() + " is no detection");
        }
        var category = fields.getOrDefault("alert.category", "");
        if (informs(category, fields.getOrDefault("alert.severity", ""))) {
            return none("severity", "an informational alert (" + category + ") describes and does not attack: no detection");
        }
        reason("countable", "a Suricata alert");
        var sides = new Sides(line.format(), fields, profile);
        if (COUNTABLE.suricata().commandAndControl().contains(category)) {
            return suricataSession(sides);
        }
        var attacker = fields.get("alert.source.ip");
        var victim = fields.get("alert.target.ip");
        if (attacker != null && victim != null) {
            reason("attacker", "the rule names source and target");
            return attacked(
                    sides.addressed("source", attacker, fields.getOrDefault("alert.source.port", "")),
                    sides.addressed("destination", victim, fields.getOrDefault("alert.target.port", "")));
        }
        reason("attacker", "the packet that matched came from the source: the source attacks");
        return attacked(sides.source(), sides.destination());
    }

    private static boolean informs(String category, String severity) {
        var rules = COUNTABLE.suricata();
        return rules.informationalCategories().contains(category)
                || severity.length() == 1 && severity.charAt(0) - '0' >= rules.informationalFrom();
    }

    private Decision suricataSession(Sides sides) {
        var client = fields.get("flow.src_ip");
        var toClient = "to_client".equals(fields.get("direction"))
                || client != null && !client.equals(fields.get("src_ip"));
        var opener = toClient ? sides.destination() : sides.source();
        var other = toClient ? sides.source() : sides.destination();
        return opened("command and control", opener, other);
    }

    private Decision review(String why, Party one, Party other) {
        var subject = one.internal() ? one.address() : other.internal() ? other.address() : "";
        var fallback = one.role().equals("destination") ? one.address() : other.address();
        return decided(ThreatClass.REVIEW, why, subject.isEmpty() ? fallback : subject);
    }

    private Decision reviewed(String why) {
        return decided(ThreatClass.REVIEW, why, inside());
    }

    private Decision decided(ThreatClass threatClass, String why, @Nullable String subject) {
        reason("class", threatClass.code() + ": " + why);
        return new Decision(threatClass, (MalwarePath) null, subject == null || subject.isEmpty() ? null : subject, reasons);
    }

    private Decision none(String step, String why) {
        reason(step, why);
        return new Decision(null, null, null, reasons);
    }

    /// The inside end: of two the client, whose machine it is.
    private String inside() {
        var sides = new Sides(line.format(), fields, profile);
        var source = sides.source();
        var destination = sides.destination();
        return source.side() != Side.INTERNAL && destination.internal() ? destination.address() : source.address();
    }

    private String service(Party party) {
        if (party.address().isEmpty() || party.port().isEmpty() || party.port().equals("0")) {
            return party.address();
        }
        return party.address() + ":" + party.port() + "/" + protocol();
    }

    private String protocol() {
        return switch (fields.getOrDefault("proto", "")) {
            case "6", "TCP", "tcp" -> "tcp";
            case "17", "UDP", "udp" -> "udp";
            case "" -> "ip";
            default -> fields.getOrDefault("proto", "ip");
        };
    }

    /// What the line itself says is newer than the device record.
    private @Nullable FortiOsVersion version() {
        return line.version() != null ? line.version() : profile.version();
    }

    private void countable(String what) {
        reason("countable", type.text() + " is " + what);
    }

    private void side(Party party) {
        reason(party.role() + "-side", party.text());
    }

    private void reason(String step, String text) {
        reasons.add(new Reason(step, text));
    }
}
