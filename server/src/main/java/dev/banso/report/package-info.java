/// Monthly reports and the provider's statistics; here is what one report says, the frozen snapshot.
@NullMarked
package dev.banso.report;

import org.jspecify.annotations.NullMarked;
