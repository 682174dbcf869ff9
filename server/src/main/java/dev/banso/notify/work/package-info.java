/// The background work of this capability: small steps, each in a transaction of its own, taken again and again.
@NullMarked
package dev.banso.notify.work;

import org.jspecify.annotations.NullMarked;
