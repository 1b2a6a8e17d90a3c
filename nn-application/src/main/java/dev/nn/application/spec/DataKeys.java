package dev.nn.application.spec;

import static dev.nn.application.key.Forms.anyText;
import static dev.nn.application.key.Forms.file;
import static dev.nn.application.key.Forms.nameOrNames;
import static dev.nn.application.key.Forms.word;
import static dev.nn.application.spec.CsvKeys.CSV;
import static dev.nn.application.spec.PreprocessingKeys.PREPROCESSING;
import static dev.nn.application.spec.SourceKeys.GENERATOR;
import static dev.nn.application.spec.SourceKeys.IDX;
import static dev.nn.application.spec.SourceKeys.INLINE;
import static dev.nn.application.spec.SourceKeys.NPY;
import static dev.nn.application.spec.SourceKeys.NPZ;
import static dev.nn.application.spec.SplitKeys.SPLIT;

import dev.nn.application.document.Fields;
import dev.nn.application.document.Node.ListNode;
import dev.nn.application.document.Node.MapNode;
import dev.nn.application.document.Node.ScalarNode;
import dev.nn.application.key.Json;
import dev.nn.application.key.Key;
import dev.nn.application.key.Section;
import dev.nn.application.problem.Position;
import dev.nn.application.spec.ExperimentSpec.DataSpec;
import dev.nn.application.spec.ExperimentSpec.Places;
import dev.nn.application.spec.ExperimentSpec.PreprocessingSpec;
import dev.nn.application.spec.ExperimentSpec.SplitSpec;
import dev.nn.domain.data.Task;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The keys of {@code data}: the source of samples and their preparation. */
final class DataKeys {

    /** Separate test data, in one of the forms. */
    private record TestFiles(
            Optional<String> csv,
            Optional<SourceSpec.Idx.Files> idx,
            Optional<ArraysSpec> npy,
            Optional<ArraysSpec> npz) {
        static final TestFiles NONE =
                new TestFiles(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

        static TestFiles of(SourceSpec source) {
            Optional<ArraysSpec> arrays = source instanceof SourceSpec.Arrays a ? a.test() : Optional.empty();
            return new TestFiles(
                    source instanceof SourceSpec.Csv csv ? csv.test() : Optional.empty(),
                    source instanceof SourceSpec.Idx idx ? idx.test() : Optional.empty(),
                    arrays.filter(a -> a.features().entry().isEmpty()),
                    arrays.filter(a -> a.features().entry().isPresent()));
        }
    }

    private static final Key<String> TEST_CSV = Key.of(CSV.name(), file(), CSV.description());
    private static final Key<TestFiles> TEST = Key.of(
            "test",
            new Section<>(
                    f -> new TestFiles(TEST_CSV.read(f), IDX.read(f), NPY.read(f), NPZ.read(f)),
                    List.of(
                            TEST_CSV.fromOptional(TestFiles::csv),
                            IDX.fromOptional(TestFiles::idx),
                            NPY.fromOptional(TestFiles::npy),
                            NPZ.fromOptional(TestFiles::npz))),
            "Separate test data, in the same form as the training data.");

    private static final Key<List<String>> TARGET = Key.of(
            "target",
            nameOrNames(names -> names.size() == 1 ? names.get(0) : names),
            "Column to predict, or several columns: numbers, or labels that are on or off.");
    private static final Key<List<String>> FEATURES =
            Key.of("features", nameOrNames(names -> names), "Feature columns (default: all other columns).");
    private static final Key<String> SAMPLE_WEIGHT =
            Key.of("sample_weight", anyText(), "Column with the weight of each row in training.");
    private static final Key<String> TASK = Key.of(
            "task",
            word(Stream.of(Task.values()).map(Task::text).toList(), Function.identity()),
            "Kind of task (default: inferred from the loss, or else from the target).");
    private static final Key<Storage> STORAGE = Key.of(
                    "storage",
                    word(List.of(Storage.values()), storage -> storage.name().toLowerCase(Locale.ROOT)),
                    "Storage of tables during training. Does not affect results.")
            .defaultsTo(Storage.AUTO);

    /**
     * A kind of source and the keys that do not apply to it.
     *
     * @param tests true if it may have separate test data
     * @param needs keys that it requires
     */
    private record Kind(Key<?> key, boolean tests, List<String> needs, List<String> refused, String why) {}

    private static final List<String> OF_COLUMNS = List.of(
            TARGET.name(), FEATURES.name(), SAMPLE_WEIGHT.name(), TASK.name(), PREPROCESSING.name(), STORAGE.name());
    private static final String OF_TABLES = "applies to tables; arrays are always mapped into memory";
    private static final List<Kind> KINDS = List.of(
            new Kind(CSV, true, List.of(TARGET.name()), List.of(), ""),
            new Kind(
                    IDX,
                    true,
                    List.of(),
                    OF_COLUMNS,
                    "applies to tables; pixels are divided by 255 and labels are classes"),
            new Kind(NPY, true, List.of(), List.of(STORAGE.name()), OF_TABLES),
            new Kind(NPZ, true, List.of(), List.of(STORAGE.name()), OF_TABLES),
            new Kind(
                    INLINE,
                    false,
                    List.of(),
                    Stream.concat(OF_COLUMNS.stream(), Stream.of(SPLIT.name(), TEST.name()))
                            .toList(),
                    "applies to data from a file; inline samples are used unchanged, all for training"),
            new Kind(
                    GENERATOR,
                    false,
                    List.of(),
                    List.of(TARGET.name(), SAMPLE_WEIGHT.name(), STORAGE.name(), TEST.name()),
                    "does not apply to a generator, which defines its target and has no file"));

    /** The key {@code data}: the source of samples and their preparation. */
    static final Key<DataSpec> DATA = Key.required(
            "data",
            new Section<>(
                    DataKeys::data,
                    List.of(
                            CSV.fromOptional(of(SourceSpec.Csv.class, SourceSpec.Csv::table)),
                            IDX.fromOptional(of(SourceSpec.Idx.class, SourceSpec.Idx::training)),
                            NPY.fromOptional(of(SourceSpec.Arrays.class, SourceSpec.Arrays::training)
                                    .andThen(arrays -> arrays.filter(
                                            a -> a.features().entry().isEmpty()))),
                            NPZ.fromOptional(of(SourceSpec.Arrays.class, SourceSpec.Arrays::training)
                                    .andThen(arrays -> arrays.filter(
                                            a -> a.features().entry().isPresent()))),
                            INLINE.fromOptional(of(SourceSpec.Inline.class, SourceSpec.Inline::samples)),
                            GENERATOR.fromOptional(of(SourceSpec.Generated.class, SourceSpec.Generated::generator)),
                            TEST.from(data -> TestFiles.of(data.source())),
                            TARGET.fromOptional(
                                    data -> Optional.of(data.targets()).filter(any -> hasTarget(data))),
                            FEATURES.fromOptional(data ->
                                    Optional.of(data.features()).filter(names -> !names.isEmpty() && hasColumns(data))),
                            SAMPLE_WEIGHT.fromOptional(DataSpec::weight),
                            TASK.fromOptional(data -> data.task().filter(any -> hasColumns(data))),
                            SPLIT.fromOptional(DataSpec::split),
                            PREPROCESSING.fromOptional(
                                    data -> Optional.of(data.preprocessing()).filter(any -> hasColumns(data))),
                            STORAGE.fromOptional(of(SourceSpec.Csv.class, SourceSpec.Csv::storage))),
                    Map.of("oneOf", KINDS.stream().map(DataKeys::rule).toList())),
            "Source of the samples, split and preprocessing. Requires one of "
                    + KINDS.stream()
                            .map(kind -> "`" + kind.key().name() + "`")
                            .collect(Collectors.joining(", ", "", ".")));

    private DataKeys() {}

    private static <K extends SourceSpec, T> Function<DataSpec, Optional<T>> of(Class<K> kind, Function<K, T> value) {
        return data -> Optional.of(data.source())
                .filter(kind::isInstance)
                .map(kind::cast)
                .map(value);
    }

    private static boolean hasColumns(DataSpec data) {
        return !(data.source() instanceof SourceSpec.Idx) && !(data.source() instanceof SourceSpec.Inline);
    }

    /**
     * Returns whether the target is a named column: a generator defines its target, and arrays have
     * a separate target array.
     */
    private static boolean hasTarget(DataSpec data) {
        return !data.targets().isEmpty() && !(data.source() instanceof SourceSpec.Generated);
    }

    /** Returns the schema rule of a kind of source. */
    private static Map<String, Object> rule(Kind kind) {
        Map<String, Object> properties = new LinkedHashMap<>();
        if (kind.tests()) {
            properties.put(TEST.name(), Map.of("required", List.of(kind.key().name())));
        }
        KINDS.stream()
                .filter(other -> !other.equals(kind))
                .forEach(other -> properties.put(other.key().name(), false));
        kind.refused().forEach(key -> properties.put(key, false));
        List<String> required = new ArrayList<>(List.of(kind.key().name()));
        required.addAll(kind.needs());
        return Json.map("required", required, "properties", properties);
    }

    /** Returns a placeholder for data that is missing or unreadable. */
    static DataSpec none(Position at) {
        return new DataSpec(
                new SourceSpec.Unread(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                PreprocessingSpec.none(),
                new Places(at, Map.of()));
    }

    private static DataSpec data(Fields f) {
        SourceSpec source = source(f);
        List<String> targets = TARGET.read(f).orElse(List.of());
        DataSpec spec = new DataSpec(
                source,
                source instanceof SourceSpec.Generated made
                        ? List.of(made.generator().shape().target())
                        : targets,
                FEATURES.read(f).orElse(List.of()),
                SAMPLE_WEIGHT.read(f),
                TASK.read(f),
                SPLIT.read(f),
                PREPROCESSING.read(f).orElseGet(PreprocessingSpec::none),
                new Places(f.position(), places(f)));
        requireSplitFor(source, spec, f);
        return spec;
    }

    private static void requireSplitFor(SourceSpec source, DataSpec spec, Fields f) {
        if (source instanceof SourceSpec.Idx
                && spec.split().flatMap(SplitSpec::column).isPresent()) {
            f.problems().add(f.positionOf(SPLIT.name()), f.path("split.column"), "images have no columns");
        }
        if (source.hasTest() && spec.split().filter(s -> s.test() > 0).isPresent()) {
            String message = "data.test and data.split.test exclude each other";
            f.problems().add(f.positionOf(TEST.name()), f.path(TEST.name()), message);
        }
        if (source.hasTest() && spec.split().flatMap(SplitSpec::folds).isPresent()) {
            f.refuse(List.of(TEST.name()), "does not apply to cross-validation, where each fold is the test set once");
        }
    }

    private static SourceSpec source(Fields f) {
        List<Kind> given =
                KINDS.stream().filter(kind -> f.has(kind.key().name())).toList();
        // All sources are read, so that problems in any of them are reported; the first one counts.
        TestFiles test = TEST.read(f).orElse(TestFiles.NONE);
        Storage storage = STORAGE.value(f);
        Optional<SourceSpec> csv = CSV.read(f).map(table -> new SourceSpec.Csv(table, storage, test.csv()));
        Optional<SourceSpec> idx = IDX.read(f).map(files -> new SourceSpec.Idx(files, test.idx()));
        Optional<SourceSpec> npy = NPY.read(f).map(arrays -> new SourceSpec.Arrays(arrays, test.npy()));
        Optional<SourceSpec> npz = NPZ.read(f).map(arrays -> new SourceSpec.Arrays(arrays, test.npz()));
        Optional<SourceSpec> inline = INLINE.read(f).map(SourceSpec.Inline::new);
        Optional<SourceSpec> generated = GENERATOR.read(f).map(SourceSpec.Generated::new);
        if (given.size() == 1) {
            judge(given.get(0), f);
        } else {
            String kinds = KINDS.stream().map(kind -> kind.key().name()).collect(Collectors.joining(", "));
            String found = given.stream().map(kind -> kind.key().name()).collect(Collectors.joining(" and "));
            Position at = given.isEmpty()
                    ? f.position()
                    : f.positionOf(given.get(given.size() - 1).key().name());
            if (given.size() > 1
                    || KINDS.stream().noneMatch(kind -> f.misspells(kind.key().name()))) {
                f.problems()
                        .add(
                                at,
                                f.path(),
                                "expected one of " + kinds + ", found " + (given.isEmpty() ? "none" : found));
            }
        }
        return Stream.of(csv, idx, npy, npz, inline, generated)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(SourceSpec.Unread::new);
    }

    /** Reports keys that do not apply to a kind of source and required keys that are missing. */
    private static void judge(Kind kind, Fields f) {
        kind.needs().forEach(f::required);
        f.refuse(kind.refused(), kind.why());
        if (kind.tests() && f.node(TEST.name()).orElse(null) instanceof MapNode map) {
            Fields test = Fields.of(map, f.path(TEST.name()), f.problems()).orElseThrow();
            test.allow(KINDS.stream()
                    .filter(Kind::tests)
                    .map(other -> other.key().name())
                    .toList());
            List<String> others = KINDS.stream()
                    .filter(other -> other.tests() && !other.equals(kind))
                    .map(other -> other.key().name())
                    .filter(test::has)
                    .toList();
            test.refuse(
                    others,
                    "differs from the form of the training data; expected "
                            + kind.key().name());
            if (others.isEmpty()) {
                test.required(kind.key().name());
            }
        }
    }

    /**
     * Returns the positions of the target, each feature and the settings that depend on the data.
     */
    private static Map<String, Position> places(Fields f) {
        Map<String, Position> places = new HashMap<>(Map.of(TARGET.name(), f.positionOf(TARGET.name())));
        for (Key<?> key : List.of(FEATURES, SAMPLE_WEIGHT, SPLIT, TASK, PREPROCESSING)) {
            f.node(key.name()).ifPresent(node -> places.put(key.name(), node.position()));
        }
        if (f.node(FEATURES.name()).orElse(null) instanceof ListNode list) {
            list.items().stream()
                    .filter(ScalarNode.class::isInstance)
                    .forEach(item -> places.put(FEATURES.name() + "." + ((ScalarNode) item).text(), item.position()));
        }
        if (f.node(SPLIT.name()).orElse(null) instanceof MapNode map) {
            map.entries()
                    .forEach(entry -> places.put(
                            SPLIT.name() + "." + entry.key(), entry.value().position()));
        }
        return places;
    }
}
