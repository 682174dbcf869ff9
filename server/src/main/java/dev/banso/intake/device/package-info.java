/// What the lines say of the devices themselves: days with data, signs of life.
@NullMarked
package dev.banso.intake.device;

import org.jspecify.annotations.NullMarked;
