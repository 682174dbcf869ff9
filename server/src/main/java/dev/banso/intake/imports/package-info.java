/// Takes older logs in: line by line into the journal, each once, however often an upload breaks off and is sent again.
@NullMarked
package dev.banso.intake.imports;

import org.jspecify.annotations.NullMarked;
