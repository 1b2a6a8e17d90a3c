package dev.nn.application.spec;

/**
 * A table in a file.
 *
 * @param file a path relative to the experiment's file
 * @param format how it is written
 */
public record CsvFile(String file, CsvFormat format) {}
