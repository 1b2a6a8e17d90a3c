package dev.nn.application.port.out;

import dev.nn.application.page.Digits;
import dev.nn.application.page.Page;
import dev.nn.application.page.PageFormat;

/** A renderer of pages. */
@FunctionalInterface
public interface RenderPage {

    /** Returns the page as text, its numbers with the given digits. */
    String render(Page page, PageFormat format, Digits digits);
}
