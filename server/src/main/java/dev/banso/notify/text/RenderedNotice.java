package dev.banso.notify.text;

/// A notice in one reader's language.
///
/// @param html a whole document; a logo is referred to by `cid:`
public record RenderedNotice(String subject, String text, String html) {}
