/// Who may do what: accounts, sign-in, tokens, permissions and the audit trail.
@NullMarked
package dev.banso.access;

import org.jspecify.annotations.NullMarked;
