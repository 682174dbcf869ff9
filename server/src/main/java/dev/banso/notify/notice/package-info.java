/// What there is to tell, put down once per key before anybody is chosen to be told.
@NullMarked
package dev.banso.notify.notice;

import org.jspecify.annotations.NullMarked;
