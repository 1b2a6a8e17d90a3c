package dev.nn.application.spec;

/** Where a table is while it is learned from; no result depends on it. */
public enum Storage {
    /** In memory, unless its file is too large for that. */
    AUTO,
    /** In memory. */
    MEMORY,
    /** In a cache beside its file, which the system keeps as much of in memory as there is room for. */
    DISK
}
