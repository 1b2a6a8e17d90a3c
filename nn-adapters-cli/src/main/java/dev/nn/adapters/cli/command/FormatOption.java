package dev.nn.adapters.cli.command;

import picocli.CommandLine.Option;

/** The option for the output format of a command's result. */
final class FormatOption {

    /** The output formats, spelled as on the command line. */
    enum Format {
        text,
        json
    }

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "Output format: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Format format = Format.text;

    boolean json() {
        return format == Format.json;
    }
}
