package dev.nn.application.port.out;

import dev.nn.application.page.Digits;
import dev.nn.application.page.Page;
import dev.nn.application.page.PageFormat;

/** Writes a page for a reader. */
@FunctionalInterface
public interface RenderPage {

    /** Returns the page, its numbers in so many digits. */
    String render(Page page, PageFormat format, Digits digits);
}
