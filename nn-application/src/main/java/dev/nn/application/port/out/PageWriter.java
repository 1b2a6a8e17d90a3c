package dev.nn.application.port.out;

import dev.nn.application.page.Page;

/** A writer of pages to open in a browser. */
public interface PageWriter {

    /**
     * Writes a page as a single file that loads nothing else; the path is as the user typed it.
     *
     * @throws java.io.UncheckedIOException on a disk error; an existing file is then unchanged
     */
    void write(String file, Page page);

    /** Returns the link from a page to a file; both paths are as the user typed them. */
    String address(String page, String file);
}
