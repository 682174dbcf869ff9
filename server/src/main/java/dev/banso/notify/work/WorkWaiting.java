package dev.banso.notify.work;

/// Published where one work has made something for another to go on with.
public record WorkWaiting() {}
