package dev.nn.application.page;

/** The formats that a page can be written in. */
public enum PageFormat {
    /** For a terminal. */
    TEXT,
    /** With mathematics as LaTeX. */
    MARKDOWN,
    /** One file for a browser, with nothing loaded from elsewhere. */
    HTML
}
