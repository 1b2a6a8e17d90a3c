package dev.nn.adapters.cli.command;

import dev.nn.adapters.cli.console.Console;
import dev.nn.domain.word.Nearest;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** A handler that prints one line about invalid arguments, with the nearest valid word. */
public final class ArgumentErrors implements IParameterExceptionHandler {

    private final Console console;

    /** Creates a handler that prints to the given console. */
    public ArgumentErrors(Console console) {
        this.console = console;
    }

    @Override
    public int handleParseException(ParameterException exception, String[] arguments) {
        CommandLine command = exception.getCommandLine();
        console.problem(message(exception, command) + "; see '"
                + command.getCommandSpec().qualifiedName() + " --help'");
        return NnCommand.WRONG_INPUT;
    }

    private static String message(ParameterException exception, CommandLine command) {
        List<String> commands = List.copyOf(command.getSubcommands().keySet());
        if (exception instanceof UnmatchedArgumentException unmatched) {
            String word = unmatched.getUnmatched().get(0);
            if (word.startsWith("-")) {
                return "unknown option '" + word + "'" + Nearest.hint(word, options(command));
            }
            return commands.isEmpty()
                    ? "unexpected argument '" + word + "'"
                    : "unknown command '" + word + "'" + Nearest.hint(word, commands);
        } else if (exception.getArgSpec() == null && !commands.isEmpty()) {
            return "missing command; expected one of " + String.join(", ", commands);
        }
        String message = String.valueOf(exception.getMessage());
        return message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1);
    }

    private static List<String> options(CommandLine command) {
        return command.getCommandSpec().options().stream()
                .map(CommandLine.Model.OptionSpec::longestName)
                .toList();
    }
}
