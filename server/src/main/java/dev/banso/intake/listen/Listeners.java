package dev.banso.intake.listen;

import dev.banso.company.SyslogPorts;
import dev.banso.intake.IntakeAddresses;
import dev.banso.intake.inbox.Inbox;
import dev.banso.problem.CannotStart;
import dev.banso.settings.OnlyIn;
import dev.banso.settings.ProcessRole;
import dev.banso.settings.Settings;
import java.io.IOException;
import java.net.BindException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Opens the listeners when the application starts, before its pages, and closes them before the pipeline ends.
@Component
@OnlyIn({ProcessRole.COLLECTOR, ProcessRole.CONSOLE})
class Listeners implements SmartLifecycle, IntakeAddresses, SyslogPorts {
    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);
    private static final int ATTEMPTS_AT_A_COMMON_PORT = 20;

    private final Settings settings;
    private final Inbox inbox;
    private final Clock clock;
    private final List<AutoCloseable> open = new ArrayList<>();
    private @Nullable UdpListener udp;
    private @Nullable StreamListener tcp;
    private @Nullable StreamListener tls;

    Listeners(Settings settings, Inbox inbox, Clock clock) {
        this.settings = settings;
        this.inbox = inbox;
        this.clock = clock;
    }

    @Override
    public boolean isAutoStartup() {
        return settings.has(ProcessRole.COLLECTOR);
    }

    @Override
    public synchronized void start() {
        try {
            openPlain();
            Settings.SyslogTls files = settings.syslogTls();
            if (files != null) {
                StreamListener secured = bind("--syslog-tls-port", files.port(),
                        port -> new StreamListener(port, TlsKeys.context(files), inbox, clock));
                open.add(secured);
                secured.start();
                tls = secured;
            }
        } catch (RuntimeException failed) {
            stop();
            throw failed;
        }
    }

    /// Said when everything else stands, too: a start that fails says one line, why.
    @EventListener(ApplicationReadyEvent.class)
    void say() {
        if (tcp == null) {
            return;
        }
        LOG.info("Syslog: UDP {} and TCP {}{}", udp(), tcp(), tls == null ? "" : ", TLS " + tls.port());
    }

    /// UDP and TCP on one number, also where the system chooses it.
    private void openPlain() {
        StreamListener stream = bind("--syslog-port", settings.syslogPort(), this::stream);
        UdpListener datagrams = null;
        for (int attempt = 1; datagrams == null; attempt++) {
            try {
                datagrams = new UdpListener(stream.port(), inbox, clock);
            } catch (IOException taken) {
                close(stream);
                if (settings.syslogPort() != 0 || attempt == ATTEMPTS_AT_A_COMMON_PORT) {
                    throw inUse("--syslog-port", stream.port(), "UDP", taken);
                }
                stream = bind("--syslog-port", 0, this::stream);
            }
        }
        open.add(stream);
        open.add(datagrams);
        stream.start();
        datagrams.start();
        tcp = stream;
        udp = datagrams;
    }

    private StreamListener stream(int port) throws IOException {
        return new StreamListener(port, null, inbox, clock);
    }

    private static StreamListener bind(String option, int port, Binding binding) {
        try {
            return binding.at(port);
        } catch (IOException taken) {
            throw inUse(option, port, "TCP", taken);
        }
    }

    private static CannotStart inUse(String option, int port, String protocol, IOException cause) {
        String reason = cause instanceof BindException ? "is in use or may not be opened" : "cannot be opened: " + cause.getMessage();
        return new CannotStart(protocol + " port " + port + " " + reason + "; give another with " + option, cause);
    }

    @Scheduled(fixedDelay = 1000)
    void count() {
        UdpListener datagrams = udp;
        if (datagrams != null) {
            datagrams.countKernelDrops();
        }
        inbox.settle();
    }

    @Override
    public int udp() {
        return udp == null ? settings.syslogPort() : udp.port();
    }

    @Override
    public int tcp() {
        return tcp == null ? settings.syslogPort() : tcp.port();
    }

    @Override
    public OptionalInt tls() {
        Settings.SyslogTls wanted = settings.syslogTls();
        return wanted == null ? OptionalInt.empty() : OptionalInt.of(tls == null ? wanted.port() : tls.port());
    }

    @Override
    public int plain() {
        return tcp();
    }

    @Override
    public OptionalInt secured() {
        return tls();
    }

    @Override
    public synchronized void stop() {
        open.forEach(Listeners::close);
        open.clear();
        inbox.settle();
    }

    private static void close(AutoCloseable listener) {
        try {
            listener.close();
        } catch (Exception failed) {
            LOG.warn("A listener did not close: {}", failed.getMessage(), failed);
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return !open.isEmpty();
    }

    /// Between the pipeline (0) and the web server.
    @Override
    public int getPhase() {
        return 1;
    }

    @FunctionalInterface
    private interface Binding {
        StreamListener at(int port) throws IOException;
    }
}
