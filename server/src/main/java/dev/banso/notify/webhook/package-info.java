/// The second channel: notices as signed JSON, posted to addresses that the provider has entered.
@NullMarked
package dev.banso.notify.webhook;

import org.jspecify.annotations.NullMarked;
