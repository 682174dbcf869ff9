/// What the provider sets for all its notices: who writes, how much, when.
@NullMarked
package dev.banso.notify.setting;

import org.jspecify.annotations.NullMarked;
