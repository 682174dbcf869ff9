/// Pages and API of notices: what was sent, the built-in mailbox, policy, texts, settings and webhooks.
@NullMarked
package dev.banso.notify.web;

import org.jspecify.annotations.NullMarked;
