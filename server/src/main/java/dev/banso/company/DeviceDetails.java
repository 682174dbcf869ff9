package dev.banso.company;

import dev.banso.events.Network;
import dev.banso.events.Side;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a person or program enters of a device; checked already. [Device] says what each means.
public record DeviceDetails(
        @Nullable UUID site,
        String name,
        Vendor vendor,
        @Nullable String devid,
        String vd,
        @Nullable String hostname,
        List<Network> sourceAddresses,
        @Nullable String certificate,
        @Nullable String firmware,
        ZoneId timeZone,
        Map<String, Side> interfaces,
        List<Network> networks,
        List<Network> wanAddresses,
        Duration silenceLimit) {}
