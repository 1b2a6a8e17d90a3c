package dev.nn.adapters.cli.command;

import dev.nn.adapters.cli.console.Console;
import dev.nn.application.problem.Problem;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.util.function.ToIntFunction;

/** From a use case's answer to an exit code. */
final class Answers {

    private Answers() {}

    /** Prints every problem of a wrong input; otherwise does what is to be done with the result. */
    static <T> int of(Validation<Seq<Problem>, T> answer, Console console, ToIntFunction<T> then) {
        if (answer.isInvalid()) {
            answer.getError().forEach(problem -> console.problem(problem.toString()));
            return NnCommand.WRONG_INPUT;
        }
        return then.applyAsInt(answer.get());
    }
}
