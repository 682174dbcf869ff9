/// How the platform itself runs: timings, queues, losses, and whether all is well.
@NullMarked
package dev.banso.operation;

import org.jspecify.annotations.NullMarked;
