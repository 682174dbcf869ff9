package dev.banso.intake.listen;

import dev.banso.intake.IntakeAddresses;
import dev.banso.operation.ObservedInProcess;
import dev.banso.operation.Queue;
import dev.banso.settings.OnlyIn;
import dev.banso.settings.ProcessRole;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// The bytes of datagrams that the system holds for us; when its buffer is full it throws away what comes.
@Component
@OnlyIn(ProcessRole.COLLECTOR)
@Order(9)
class UdpBacklog implements ObservedInProcess {
    private final IntakeAddresses addresses;

    UdpBacklog(IntakeAddresses addresses) {
        this.addresses = addresses;
    }

    @Override
    public List<Queue> queues() {
        long bytes = UdpSocket.onPort(addresses.udp()).stream().mapToLong(UdpSocket::waitingBytes).sum();
        return List.of(Queue.unbounded("udp-bytes", bytes));
    }
}
