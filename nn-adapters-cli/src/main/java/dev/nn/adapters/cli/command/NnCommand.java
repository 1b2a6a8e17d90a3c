package dev.nn.adapters.cli.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The root of all commands. */
@Command(
        name = "nn",
        description = "Trains feed-forward neural networks by back-propagation; every number can be explained.",
        mixinStandardHelpOptions = true,
        version = "nn 0.1.0-SNAPSHOT",
        subcommands = {RunCommand.class, ExplainCommand.class, FormulaCommand.class, PluginsCommand.class},
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:ok", "1:the run failed", "2:the input is wrong"})
public final class NnCommand {

    /** The run failed. */
    public static final int RUN_FAILED = 1;

    /** The input is wrong. */
    public static final int WRONG_INPUT = 2;

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "stack traces of failures")
    private boolean debug;

    /** The root has no work of its own. */
    public NnCommand() {}

    /** Whether stack traces are wanted. */
    public boolean debug() {
        return debug;
    }
}
