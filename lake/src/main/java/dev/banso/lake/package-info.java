/// Where events live: Parquet files by company and time, searched with bounded memory and time.
@NullMarked
package dev.banso.lake;

import org.jspecify.annotations.NullMarked;
