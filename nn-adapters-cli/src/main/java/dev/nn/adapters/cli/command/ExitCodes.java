package dev.nn.adapters.cli.command;

import dev.nn.adapters.cli.console.Console;
import dev.nn.application.problem.Problem;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

/** The conversion of a use case's result to an exit code. */
final class ExitCodes {

    private static final int MAX_PER_KIND = 20;

    private ExitCodes() {}

    /** Prints every problem of an invalid input, or passes the result on. Returns the exit code. */
    static <T> int of(Validation<Seq<Problem>, T> answer, Console console, ToIntFunction<T> then) {
        if (answer.isInvalid()) {
            print(answer.getError().asJava(), console::problem);
            return NnCommand.WRONG_INPUT;
        }
        return then.applyAsInt(answer.get());
    }

    /** Prints warnings. Limits their number per kind, so that they stay readable. */
    static void warn(List<Problem> warnings, Console console) {
        print(warnings, console::warning);
    }

    private static void print(List<Problem> problems, Consumer<String> line) {
        Map<String, Integer> kinds = new LinkedHashMap<>();
        for (Problem problem : problems) {
            if (kinds.merge(kind(problem), 1, Integer::sum) <= MAX_PER_KIND) {
                line.accept(line(problem));
            }
        }
        kinds.forEach((kind, count) -> {
            if (count > MAX_PER_KIND) {
                line.accept("and " + (count - MAX_PER_KIND) + " more like: " + kind);
            }
        });
    }

    /** Returns a message with its quoted words and numbers replaced by placeholders. */
    private static String kind(Problem problem) {
        return problem.message().replaceAll("'[^']*'", "'...'").replaceAll("[0-9]+", "N");
    }

    /** Returns a problem as the user reads it: a field of the request is shown as an option. */
    static String line(Problem problem) {
        return (problem.position().isRequest() ? "--" : "") + problem;
    }
}
