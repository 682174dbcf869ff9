/// What a company's lines cost the provider: its share of lines, room and work, and the machine's price.
@NullMarked
package dev.banso.intake.cost;

import org.jspecify.annotations.NullMarked;
