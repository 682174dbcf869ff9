/// The desk's pages and the API of alerts, verdicts, rules and figures.
@NullMarked
package dev.banso.monitoring.web;

import org.jspecify.annotations.NullMarked;
