/// The syslog listeners: UDP, TCP and TLS.
@NullMarked
package dev.banso.intake.listen;

import org.jspecify.annotations.NullMarked;
