package dev.nn.application.spec;

import dev.nn.application.document.Fields;
import dev.nn.application.key.Form;
import dev.nn.application.key.Forms;
import dev.nn.application.key.Json;
import dev.nn.application.key.Key;
import java.util.Map;
import java.util.Optional;

/** The single keys of an experiment. */
public final class ExperimentKeys {

    /** The name, which becomes a folder below that of all runs. */
    public static final Key<String> NAME =
            Key.of("name", new Name(), "the folder of its runs").defaultsTo("experiment");

    /** The seed of every random draw. */
    public static final Key<Long> SEED = Key.of(
                    "seed", Forms.whole(0, 999_999_999_999_999_999L), "of every random draw")
            .defaultsTo(0L);

    private ExperimentKeys() {}

    private record Name() implements Form<String> {
        @Override
        public Optional<String> read(Fields fields, String key) {
            Optional<String> name = fields.text(key);
            name.filter(given -> !ExperimentName.allows(given))
                    .ifPresent(given -> fields.problems()
                            .add(fields.positionOf(key), fields.path(key), ExperimentName.refusal(given)));
            return name;
        }

        @Override
        public Map<String, Object> schema(String description) {
            return Json.with(Json.text(description), "pattern", "^" + ExperimentName.PATTERN + "$");
        }
    }
}
