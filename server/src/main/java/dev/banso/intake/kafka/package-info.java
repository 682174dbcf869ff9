/// Kafka as the log of received lines, for installations on several machines. Nothing of it is loaded without `--kafka`.
@NullMarked
package dev.banso.intake.kafka;

import org.jspecify.annotations.NullMarked;
