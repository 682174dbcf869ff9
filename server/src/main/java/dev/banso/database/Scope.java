package dev.banso.database;

import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Whose rows a transaction may see and change. PostgreSQL enforces it: every table with a company's data has forced
/// row-level security that reads the scope's settings; without a scope nothing is visible.
///
/// @param kind how far the view reaches
/// @param id the organisation (provider, partner) or company it is bound to; null for [Kind#SYSTEM]
/// @param actor who acts, as the audit trail names it: `account:…`, `token:…` or `job:…`
/// @param about the one company that is asked about, or null: tables with a company's data then show no other, and whether they show that
///     one is still up to kind and id
public record Scope(Kind kind, @Nullable UUID id, String actor, @Nullable UUID about) {
    /// How far a view reaches.
    public enum Kind {
        /// Banso's own jobs: every company.
        SYSTEM,
        /// Staff of the provider: every company of the provider.
        PROVIDER,
        /// Staff of a partner: the companies granted to it today.
        PARTNER,
        /// A company's contact or token: that company.
        COMPANY
    }

    private static final ScopedValue<Scope> CURRENT = ScopedValue.newInstance();

    /// A scope that is about every company that it reaches.
    public Scope(Kind kind, @Nullable UUID id, String actor) {
        this(kind, id, actor, null);
    }

    /// The same for a question about one company, which then costs the same however many others are in reach.
    ///
    /// @param company null: every one
    public Scope about(@Nullable UUID company) {
        return new Scope(kind, id, actor, company);
    }

    /// The scope of one of Banso's own jobs.
    public static Scope system(String job) {
        return new Scope(Kind.SYSTEM, null, "job:" + job);
    }

    /// The scope that this thread works in, or null where none was opened.
    public static @Nullable Scope current() {
        return CURRENT.isBound() ? CURRENT.get() : null;
    }

    /// Runs the work in this scope; what it throws passes through.
    public <T extends @Nullable Object> T get(Supplier<T> work) {
        return ScopedValue.where(CURRENT, this).call(work::get);
    }

    /// Runs the work in this scope; what it throws passes through.
    public void run(Runnable work) {
        ScopedValue.where(CURRENT, this).run(work);
    }

    /// Runs work that may throw a checked exception in this scope.
    public <T extends @Nullable Object> T call(Callable<T> work) throws Exception {
        return ScopedValue.where(CURRENT, this).call(work::call);
    }
}
