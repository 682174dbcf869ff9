/// A company's share of cost, as a page and for programs.
@NullMarked
package dev.banso.intake.cost.web;

import org.jspecify.annotations.NullMarked;
