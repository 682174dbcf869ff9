package dev.banso.notify.text;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/// Who writes: what the provider has set for all its notices.
///
/// @param sender the name in `From` and under the mail
/// @param phone as a reader dials it; empty where none is given
/// @param signature lines under the mail; may be empty
/// @param logo content id of the logo, or null
/// @param pages address under which people reach the pages
public record Letterhead(String sender, String phone, String signature, @Nullable String logo, URI pages) {}
