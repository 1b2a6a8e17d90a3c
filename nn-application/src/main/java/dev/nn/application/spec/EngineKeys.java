package dev.nn.application.spec;

import static dev.nn.application.key.Forms.integer;
import static dev.nn.application.key.Forms.word;
import static dev.nn.application.key.Forms.wordOr;

import dev.nn.application.document.Node;
import dev.nn.application.document.Values;
import dev.nn.application.key.Form;
import dev.nn.application.key.Json;
import dev.nn.application.key.Key;
import dev.nn.application.key.Section;
import dev.nn.application.key.ShortForm;
import dev.nn.application.problem.Problems;
import dev.nn.application.spec.ExperimentSpec.EngineSpec;
import dev.nn.domain.engine.EngineSettings.Kernels;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The keys of {@code engine}. */
public final class EngineKeys {

    /** The engine name that selects an engine by the machine's hardware. */
    public static final String AUTO = "auto";

    private static final Key<String> NAME =
            Key.of("name", new NameForm(), "Name of the engine.").defaultsTo(AUTO);
    private static final Key<Optional<Integer>> THREADS = Key.of(
                    "threads",
                    wordOr(AUTO, "One thread per processor core.", integer(1, 1024)),
                    "Number of threads. Does not affect results.")
            .defaultsTo(Optional.empty());
    private static final Key<Kernels> KERNELS = Key.of(
                    "kernels",
                    word(List.of(Kernels.values()), kernels -> kernels.name().toLowerCase(Locale.ROOT)),
                    "Form of the kernels: vector instructions or plain Java. Does not affect results.")
            .defaultsTo(Kernels.AUTO);

    /** The key {@code engine}: a name, or a map with a name and settings. */
    public static final Key<EngineSpec> ENGINE = Key.of(
            "engine",
            new ShortForm<>(
                    NAME.form(),
                    (at, name) -> new EngineSpec(at, name, Optional.empty(), Kernels.AUTO),
                    engine -> Optional.empty(),
                    new Section<>(
                            f -> new EngineSpec(
                                    f.positionOf(NAME.name()), NAME.value(f), THREADS.value(f), KERNELS.value(f)),
                            List.of(
                                    NAME.from(EngineSpec::name),
                                    THREADS.from(EngineSpec::threads),
                                    KERNELS.from(EngineSpec::kernels))),
                    "Engine with settings."),
            NAME.description());

    private EngineKeys() {}

    /** The form of an engine's name. Valid names are known only after plugins are loaded. */
    private record NameForm() implements Form<String> {
        @Override
        public Optional<String> read(Node node, String path, Problems problems) {
            return new Values(problems).text(node, path);
        }

        @Override
        public Map<String, Object> schema(String description) {
            return Json.reference("engine", description);
        }
    }
}
