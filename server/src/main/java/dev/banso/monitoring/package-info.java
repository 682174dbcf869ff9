/// From detections to alerts, verdicts and figures: grouping, rules, the desk's judgement, counting.
@NullMarked
package dev.banso.monitoring;

import org.jspecify.annotations.NullMarked;
