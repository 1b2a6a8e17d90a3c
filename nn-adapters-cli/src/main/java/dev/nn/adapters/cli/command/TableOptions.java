package dev.nn.adapters.cli.command;

import java.util.Optional;
import picocli.CommandLine.Option;

/** The format of a table, if it differs from that of the model's training data. */
final class TableOptions {

    @Option(
            names = "--delimiter",
            paramLabel = "CHARACTER",
            description = "Delimiter of the table: one character, or whitespace (default: that of the training data).")
    private Optional<String> delimiter = Optional.empty();

    @Option(
            names = "--encoding",
            paramLabel = "NAME",
            description = "Encoding of the table (default: that of the training data).")
    private Optional<String> encoding = Optional.empty();

    Optional<String> delimiter() {
        return delimiter;
    }

    Optional<String> encoding() {
        return encoding;
    }
}
