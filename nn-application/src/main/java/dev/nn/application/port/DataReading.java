package dev.nn.application.port.in;

import java.util.Optional;

/**
 * How a file is written, where that is not as in training.
 *
 * @param labels the file with the targets of images and arrays
 * @param delimiter of a table
 * @param encoding of a table
 */
public record DataReading(Optional<String> labels, Optional<String> delimiter, Optional<String> encoding) {

    /** As in training. */
    public static final DataReading USUAL = new DataReading(Optional.empty(), Optional.empty(), Optional.empty());
}
