/// The entrance of `./banso backup`.
@NullMarked
package dev.banso.backup.web;

import org.jspecify.annotations.NullMarked;
