package dev.nn.application.page;

/** The formats that a page can be written in. */
public enum PageFormat {
    /** Plain text for a terminal. */
    TEXT,
    /** Markdown with mathematics in LaTeX. */
    MARKDOWN,
    /** A single HTML file that loads nothing else. */
    HTML
}
