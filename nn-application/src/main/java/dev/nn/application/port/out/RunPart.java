package dev.nn.application.port.out;

import java.util.ArrayList;
import java.util.List;

/**
 * The identity of a run within another run: fold 3, or trial 2, rung 1, seed 4. {@link RunParts}
 * maps it to a name and a location.
 *
 * @param levels the levels, outermost first
 */
public record RunPart(List<Level> levels) {

    /** The kind of a part. */
    public enum Kind {
        FOLD,
        TRIAL,
        RUNG,
        SEED
    }

    /** A part at one level; numbers start at 1. */
    public record Level(Kind kind, int number) {}

    public RunPart {
        levels = List.copyOf(levels);
    }

    /** Returns a direct part of a run. */
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
