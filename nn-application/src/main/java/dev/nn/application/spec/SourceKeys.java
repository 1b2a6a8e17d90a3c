package dev.nn.application.spec;

import static dev.nn.application.key.Forms.file;
import static dev.nn.application.key.Forms.integer;
import static dev.nn.application.key.Forms.number;
import static dev.nn.application.key.Forms.text;
import static dev.nn.application.key.Forms.word;

import dev.nn.application.document.Fields;
import dev.nn.application.document.Node;
import dev.nn.application.document.Node.ListNode;
import dev.nn.application.document.Values;
import dev.nn.application.key.Form;
import dev.nn.application.key.Forms;
import dev.nn.application.key.Json;
import dev.nn.application.key.Key;
import dev.nn.application.key.Section;
import dev.nn.application.key.ShortForm;
import dev.nn.application.problem.Problems;
import dev.nn.application.spec.ArraysSpec.Array;
import dev.nn.application.spec.SourceSpec.Idx;
import dev.nn.application.spec.SourceSpec.Sample;
import dev.nn.domain.function.Interval;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The keys of {@code data} for the source of samples, except {@code csv}. */
final class SourceKeys {

    private static final Key<String> IMAGES =
            Key.required("images", file(), "Path of the images, relative to this file.");
    private static final Key<String> LABELS =
            Key.required("labels", file(), "Path of the labels, relative to this file.");
    static final Key<Idx.Files> IDX = Key.of(
            "idx",
            Forms.sound(new Section<>(
                    f -> new Idx.Files(IMAGES.read(f).orElse(""), LABELS.read(f).orElse("")),
                    List.of(IMAGES.from(Idx.Files::images), LABELS.from(Idx.Files::labels)))),
            "Images and labels in IDX files, plain or gzip. Pixels are divided by 255.");

    private static final Key<String> FEATURES_FILE =
            Key.required("features", file(), "Path of an NPY file, relative to this file.");
    private static final Key<String> TARGET_FILE =
            Key.required("target", file(), "Path of an NPY file with as many rows.");
    static final Key<ArraysSpec> NPY = Key.of(
            "npy",
            Forms.sound(new Section<>(
                    f -> new ArraysSpec(
                            Array.npy(FEATURES_FILE.read(f).orElse("")),
                            Array.npy(TARGET_FILE.read(f).orElse(""))),
                    List.of(
                            FEATURES_FILE.from(arrays -> arrays.features().file()),
                            TARGET_FILE.from(arrays -> arrays.target().file())))),
            "NumPy arrays `[samples, ...]` in two files. Columns are called `feature_0`, `feature_1`, ..., and `target`,"
                    + " or `target_0`, `target_1`, ...");

    private static final Key<String> NPZ_FILE =
            Key.required("file", file(), "Path of an NPZ file, relative to this file.");
    private static final Key<String> FEATURES_ENTRY =
            Key.required("features", text(), "Name of the feature array in the file.");
    private static final Key<String> TARGET_ENTRY =
            Key.required("target", text(), "Name of the target array in the file.");
    static final Key<ArraysSpec> NPZ = Key.of(
            "npz",
            Forms.sound(new Section<>(
                    SourceKeys::npz,
                    List.of(
                            NPZ_FILE.from(arrays -> arrays.features().file()),
                            FEATURES_ENTRY.fromOptional(
                                    arrays -> arrays.features().entry()),
                            TARGET_ENTRY.fromOptional(arrays -> arrays.target().entry())))),
            "NumPy arrays from one file.");

    private static final Key<double[]> INPUT = Key.required("input", Forms.numbers(), "Features of the sample.");
    private static final Key<double[]> TARGET = Key.required("target", new NumberOrNumbers(), "Target of the sample.");
    static final Key<List<Sample>> INLINE = Key.of(
            "inline",
            Forms.list(
                    Forms.sound(new Section<>(
                            f -> new Sample(
                                    f.position(),
                                    INPUT.read(f).orElse(new double[0]),
                                    TARGET.read(f).orElse(new double[0])),
                            List.of(INPUT.from(Sample::input), TARGET.from(Sample::target)))),
                    1,
                    "One sample."),
            "Samples written in this file.");

    private static final Key<GeneratorShape> NAME = Key.required(
            "name", word(List.of(GeneratorShape.values()), GeneratorShape::text), "Shape of the generated data.");
    private static final Key<Integer> SAMPLES =
            Key.of("samples", integer(2, 10_000_000), "Number of samples.").defaultsTo(200);
    private static final Key<Double> NOISE = Key.of(
                    "noise",
                    number(Interval.NON_NEGATIVE),
                    "Standard deviation of the noise that is added to the coordinates.")
            .defaultsTo(0.1);
    private static final Key<Integer> CLASSES = Key.of(
                    "classes", integer(2, 1000), "Number of classes, for spirals and blobs.")
            .defaultsTo(2);
    private static final Key<Long> SEED = Key.of(
                    "seed", Forms.seed(), "Seed of the generator, independent of the experiment's seed.")
            .defaultsTo(0L);
    private static final Section<GeneratorSpec> SETTINGS = new Section<>(
            SourceKeys::generator,
            List.of(
                    NAME.from(GeneratorSpec::shape),
                    SAMPLES.from(GeneratorSpec::samples),
                    NOISE.from(GeneratorSpec::noise),
                    CLASSES.fromOptional(made -> Optional.of(made.classes())
                            .filter(any -> made.shape().takesClasses())),
                    SEED.from(GeneratorSpec::seed)));
    static final Key<GeneratorSpec> GENERATOR = Key.of(
            "generator",
            new ShortForm<>(
                    NAME.form(),
                    (at, shape) -> new GeneratorSpec(
                            shape,
                            SAMPLES.defaultValue().orElseThrow(),
                            NOISE.defaultValue().orElseThrow(),
                            CLASSES.defaultValue().orElseThrow(),
                            SEED.defaultValue().orElseThrow()),
                    made -> Optional.empty(),
                    Forms.sound(SETTINGS),
                    ""),
            "Generated samples.");

    private SourceKeys() {}

    private static ArraysSpec npz(Fields f) {
        String file = NPZ_FILE.read(f).orElse("");
        return new ArraysSpec(new Array(file, FEATURES_ENTRY.read(f)), new Array(file, TARGET_ENTRY.read(f)));
    }

    private static GeneratorSpec generator(Fields f) {
        Optional<GeneratorShape> shape = NAME.read(f);
        int samples = SAMPLES.value(f);
        int classes = CLASSES.value(f);
        if (shape.filter(s -> !s.takesClasses()).isPresent()) {
            f.refuse(List.of(CLASSES.name()), "applies to spirals and blobs only");
        }
        if (classes > samples) {
            f.problems()
                    .add(
                            f.positionOf(CLASSES.name()),
                            f.path(CLASSES.name()),
                            "expected at most the number of samples, " + samples + ", found " + classes);
        }
        return new GeneratorSpec(shape.orElse(GeneratorShape.XOR), samples, NOISE.value(f), classes, SEED.value(f));
    }

    /** The form of one number or a list of numbers. */
    private record NumberOrNumbers() implements Form<double[]> {
        private static final Form<Double> NUMBER = number(Interval.ALL);

        @Override
        public Optional<double[]> read(Node node, String path, Problems problems) {
            return node instanceof ListNode
                    ? new Values(problems).numbers(node, path)
                    : NUMBER.read(node, path, problems).map(one -> new double[] {one});
        }

        @Override
        public Map<String, Object> schema(String description) {
            return Json.anyOf(NUMBER.schema(description), Json.list(Json.number("")));
        }
    }
}
