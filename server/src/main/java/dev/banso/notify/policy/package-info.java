/// When a company hears of an alert: a table, shipped as a file, changed by the provider cell by cell.
@NullMarked
package dev.banso.notify.policy;

import org.jspecify.annotations.NullMarked;
