package dev.nn.application.spec;

/** The storage of a table during training; it does not affect results. */
public enum Storage {
    /** Memory if the file is small enough, otherwise disk. */
    AUTO,
    /** Memory. */
    MEMORY,
    /**
     * A cache file next to the data file; the operating system keeps as much of it in memory as
     * fits.
     */
    DISK
}
