/// The lake's settled files as an Iceberg table that other engines read; Banso itself never reads rows through it.
@NullMarked
package dev.banso.lake.iceberg;

import org.jspecify.annotations.NullMarked;
