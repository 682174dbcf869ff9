/// Where files that are written once lie: a folder, or a bucket with copies of what is read on this machine's disk.
@NullMarked
package dev.banso.lake.warehouse;

import org.jspecify.annotations.NullMarked;
