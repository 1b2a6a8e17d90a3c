package dev.nn.application.port.out;

import java.util.ArrayList;
import java.util.List;

/**
 * Says which run is meant among those that another is made of: fold 3, or trial 2, rung 1, seed 4. Where it is kept and what it
 * is called there, {@link RunParts} knows.
 *
 * @param levels from the outermost
 */
public record RunPart(List<Level> levels) {

    /** What a run is made of. */
    public enum Kind {
        FOLD,
        TRIAL,
        RUNG,
        SEED
    }

    /** One of a kind; numbers are from 1. */
    public record Level(Kind kind, int number) {}

    public RunPart {
        levels = List.copyOf(levels);
    }

    /** Returns a part of a run itself. */
    public static RunPart of(Kind kind, int number) {
        return new RunPart(List.of(new Level(kind, number)));
    }

    /** Returns a part of this part. */
    public RunPart with(Kind kind, int number) {
        List<Level> all = new ArrayList<>(levels);
        all.add(new Level(kind, number));
        return new RunPart(all);
    }
}
