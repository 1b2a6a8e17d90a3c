package dev.nn.application.port.in;

import java.util.Optional;

/**
 * The format of a data file, where it differs from training.
 *
 * @param labels the file with the targets of images or arrays
 * @param delimiter the delimiter of a table
 * @param encoding the character encoding of a table
 */
public record DataReading(Optional<String> labels, Optional<String> delimiter, Optional<String> encoding) {

    /** The same format as in training. */
    public static final DataReading USUAL = new DataReading(Optional.empty(), Optional.empty(), Optional.empty());
}
