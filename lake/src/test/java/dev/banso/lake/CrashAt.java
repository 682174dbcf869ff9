package dev.banso.lake;

/// Lets the n-th step of a change be the last.
final class CrashAt implements Steps {
    private int left;
    private boolean happened;

    CrashAt(int step) {
        left = step;
    }

    @Override
    public synchronized void at(String step) {
        if (--left == 0) {
            happened = true;
            throw new Crash();
        }
    }

    synchronized boolean happened() {
        return happened;
    }

    /// No error that anything handles.
    static final class Crash extends Error {}
}
