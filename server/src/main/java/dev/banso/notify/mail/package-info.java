/// Mail: who gets it, the outbox that survives everything, SMTP, and the built-in mailbox where there is none.
@NullMarked
package dev.banso.notify.mail;

import org.jspecify.annotations.NullMarked;
