/// The database: embedded or given, its roles, and transactions that see only what their scope may see.
@NullMarked
package dev.banso.database;

import org.jspecify.annotations.NullMarked;
