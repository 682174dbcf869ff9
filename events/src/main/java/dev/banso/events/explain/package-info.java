/// `./banso explain`: shows what Banso reads in lines, and why.
@NullMarked
package dev.banso.events.explain;

import org.jspecify.annotations.NullMarked;
