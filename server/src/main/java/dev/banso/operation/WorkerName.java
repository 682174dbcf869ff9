package dev.banso.operation;

import dev.banso.settings.Settings;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.springframework.stereotype.Component;

/// How this process is called among those that work for one installation: the machine's name and the port of its pages.
@Component
public class WorkerName {
    private final String text;

    WorkerName(Settings settings) {
        this.text = host() + ":" + settings.httpPort();
    }

    public String text() {
        return text;
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "localhost";
        }
    }
}
