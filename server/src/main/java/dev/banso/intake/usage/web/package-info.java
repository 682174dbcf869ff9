/// Pages and API of what lines take: per company and per device.
@NullMarked
package dev.banso.intake.usage.web;

import org.jspecify.annotations.NullMarked;
