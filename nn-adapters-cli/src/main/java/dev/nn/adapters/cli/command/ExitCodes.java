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

/** From a use case's answer to an exit code. */
final class ExitCodes {

    private static final int MOST_OF_A_KIND = 20;

    private ExitCodes() {}

    /** Prints every problem of a wrong input; otherwise does what is to be done with the result. */
    static <T> int of(Validation<Seq<Problem>, T> answer, Console console, ToIntFunction<T> then) {
        if (answer.isInvalid()) {
            print(answer.getError().asJava(), console::problem);
            return NnCommand.WRONG_INPUT;
        }
        return then.applyAsInt(answer.get());
    }

    /** Prints warnings, of each kind so many that they can be read. */
    static void warn(List<Problem> warnings, Console console) {
        print(warnings, console::warning);
    }

    private static void print(List<Problem> problems, Consumer<String> line) {
        Map<String, Integer> kinds = new LinkedHashMap<>();
        for (Problem problem : problems) {
            if (kinds.merge(kind(problem), 1, Integer::sum) <= MOST_OF_A_KIND) {
                line.accept(line(problem));
            }
        }
        kinds.forEach((kind, count) -> {
            if (count > MOST_OF_A_KIND) {
                line.accept("and " + (count - MOST_OF_A_KIND) + " more like: " + kind);
            }
        });
    }

    /** A message without what it is about: the words in quotes, and numbers. */
    private static String kind(Problem problem) {
        return problem.message().replaceAll("'[^']*'", "'...'").replaceAll("[0-9]+", "N");
    }

    /** A problem as its user reads it: a field of the request is an option here. */
    static String line(Problem problem) {
        return (problem.position().isRequest() ? "--" : "") + problem;
    }
}
