package dev.nn.application.page;

/** How a page is written. */
public enum PageFormat {
    /** For a terminal. */
    TEXT,
    /** With mathematics as LaTeX. */
    MARKDOWN,
    /** One file for a browser, with nothing loaded from elsewhere. */
    HTML
}
