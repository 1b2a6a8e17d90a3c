package dev.nn.adapters.file.model;

import dev.nn.application.problem.Problem;
import io.vavr.collection.Seq;
import java.util.List;

/**
 * An exception for a model that can't be used: it is damaged, has another version, or needs
 * functions that are missing.
 */
public final class ModelNotUsable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String[] reasons;

    ModelNotUsable(Seq<Problem> problems) {
        super(problems.map(Problem::toString).mkString("; "));
        this.reasons = problems.map(Problem::toString).toJavaArray(String[]::new);
    }

    /** Returns every reason, one line each. */
    public List<String> reasons() {
        return List.of(reasons);
    }
}
