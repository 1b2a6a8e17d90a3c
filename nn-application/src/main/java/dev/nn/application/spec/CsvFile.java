package dev.nn.application.spec;

/**
 * A table in a file.
 *
 * @param file path relative to the experiment file
 * @param format format of the file
 */
public record CsvFile(String file, CsvFormat format) {}
