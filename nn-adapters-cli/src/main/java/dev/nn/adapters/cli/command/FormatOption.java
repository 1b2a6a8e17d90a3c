package dev.nn.adapters.cli.command;

import picocli.CommandLine.Option;

/** How a command's result is written. */
final class FormatOption {

    /** The forms; typed as they stand here. */
    enum Format {
        text,
        json
    }

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private Format format = Format.text;

    boolean json() {
        return format == Format.json;
    }
}
