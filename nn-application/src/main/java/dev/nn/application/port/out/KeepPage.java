package dev.nn.application.port.out;

import dev.nn.application.page.Page;

/** Keeps pages for people to open in a browser. */
public interface KeepPage {

    /**
     * Keeps a page as one file that loads nothing; the path is as the user gave it.
     *
     * @throws java.io.UncheckedIOException when the disk refuses; what was there before is unchanged then
     */
    void keep(String file, Page page);

    /** Returns where a file is, as a page in another file links to it; both as the user gave them. */
    String address(String page, String file);
}
