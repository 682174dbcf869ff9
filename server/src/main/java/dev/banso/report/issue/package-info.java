/// From records to a released report: snapshots, drafts, release, revisions, and the clock that drives them.
@NullMarked
package dev.banso.report.issue;

import org.jspecify.annotations.NullMarked;
