/// Where files that are written once lie: a folder.
@NullMarked
package dev.banso.lake.warehouse;

import org.jspecify.annotations.NullMarked;
