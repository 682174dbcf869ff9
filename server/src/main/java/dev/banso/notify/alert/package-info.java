/// From alerts to notices: who hears what and when, once, corrected when a judgement overturns it.
@NullMarked
package dev.banso.notify.alert;

import org.jspecify.annotations.NullMarked;
