package dev.banso.intake.pipeline;

import dev.banso.intake.inbox.Entrance;
import dev.banso.intake.inbox.ReceivedLine;
import java.net.InetAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The texts that say how lines came: made once for each sender, because all its lines share it.
@Component
class Connections {
    private static final int MOST = 50_000;

    private final Map<Peer, String> texts = new ConcurrentHashMap<>();

    String text(ReceivedLine line) {
        if (texts.size() >= MOST) {
            texts.clear();
        }
        return texts.computeIfAbsent(new Peer(line.entrance(), line.address(), line.certificate()), peer -> line.source());
    }

    private record Peer(Entrance entrance, @Nullable InetAddress address, @Nullable String certificate) {}
}
