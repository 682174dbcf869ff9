/// Backups of database, lake and journal as of one moment, made while lines come in, and the way back.
@NullMarked
package dev.banso.backup;

import org.jspecify.annotations.NullMarked;
