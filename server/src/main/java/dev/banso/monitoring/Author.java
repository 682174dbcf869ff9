package dev.banso.monitoring;

import dev.banso.access.CurrentViewer;
import dev.banso.access.Viewer;
import dev.banso.database.Scope;

/// Who acts.
///
/// @param actor as the audit trail names it
/// @param name as pages show it
record Author(String actor, String name) {
    static Author current() {
        Scope scope = Scope.current();
        String actor = scope == null ? "owner" : scope.actor();
        return new Author(actor, CurrentViewer.find().map(Viewer::name).orElse(actor));
    }
}
