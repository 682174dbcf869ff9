/// Notices to companies and staff: what is told to whom and when, by mail and webhook, once.
@NullMarked
package dev.banso.notify;

import org.jspecify.annotations.NullMarked;
