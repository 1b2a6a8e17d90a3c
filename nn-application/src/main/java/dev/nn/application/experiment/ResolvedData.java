package dev.nn.application.experiment;

import dev.nn.application.data.ColumnEncoding;
import dev.nn.application.document.Located;
import dev.nn.application.model.Model;
import dev.nn.application.spec.ArraysSpec;
import dev.nn.application.spec.CsvFormat;
import dev.nn.application.spec.ExperimentSpec.ColumnSpec;
import dev.nn.application.spec.ExperimentSpec.DataSpec;
import dev.nn.application.spec.ExperimentSpec.PreprocessingSpec;
import dev.nn.application.spec.ExperimentSpec.SplitSpec;
import dev.nn.application.spec.GeneratorSpec;
import dev.nn.application.spec.Scaling;
import dev.nn.application.spec.SourceSpec;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The data of an experiment as they would be typed with nothing left out. */
record ResolvedData(DataSpec data, String file, Model model) {

    private static final int MOST_LISTED = 1000;

    Map<String, Object> written() {
        Map<String, Object> map = new LinkedHashMap<>();
        SourceSpec source = data.source();
        if (source instanceof SourceSpec.Inline inline) {
            map.put(
                    "inline",
                    inline.samples().stream().map(ResolvedData::sample).toList());
            return map;
        } else if (source instanceof SourceSpec.Idx idx) {
            map.put("idx", idx(idx.training()));
            idx.test().ifPresent(test -> map.put("test", Map.of("idx", idx(test))));
            data.split().ifPresent(split -> map.put("split", split(split)));
            return map;
        } else if (source instanceof SourceSpec.Csv csv) {
            map.put("csv", csv(csv.file(), csv.format()));
            csv.test().ifPresent(test -> map.put("test", Map.of("csv", new Located(test, file))));
        } else if (source instanceof SourceSpec.Arrays arrays) {
            map.putAll(arrays(arrays.training()));
            arrays.test().ifPresent(test -> map.put("test", arrays(test)));
        } else if (source instanceof SourceSpec.Generated made) {
            map.put("generator", generator(made.generator()));
        }
        if (!data.targets().isEmpty() && !(source instanceof SourceSpec.Generated)) {
            map.put("target", data.targets().size() == 1 ? data.targets().get(0) : data.targets());
        }
        // All other columns of a wide table need not be named: their names may fill more than an experiment may have.
        if (!data.features().isEmpty() || model.features().size() <= MOST_LISTED) {
            map.put(
                    "features",
                    model.features().stream().map(ColumnEncoding::name).toList());
        }
        data.weight().ifPresent(weight -> map.put("sample_weight", weight));
        map.put("task", model.target().task().text());
        data.split().ifPresent(split -> map.put("split", split(split)));
        map.put("preprocessing", preprocessing(data.preprocessing()));
        if (source instanceof SourceSpec.Csv csv) {
            map.put("storage", csv.storage().name().toLowerCase(Locale.ROOT));
        }
        return map;
    }

    private static Map<String, Object> sample(SourceSpec.Sample sample) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("input", sample.input());
        one.put("target", sample.target());
        return one;
    }

    private Map<String, Object> arrays(ArraysSpec arrays) {
        Map<String, Object> map = new LinkedHashMap<>();
        if (arrays.features().entry().isPresent()) {
            map.put("file", new Located(arrays.features().file(), file));
            map.put("features", arrays.features().entry().get());
            map.put("target", arrays.target().entry().orElse(""));
            return Map.of("npz", map);
        }
        map.put("features", new Located(arrays.features().file(), file));
        map.put("target", new Located(arrays.target().file(), file));
        return Map.of("npy", map);
    }

    private static Map<String, Object> generator(GeneratorSpec spec) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", spec.shape().text());
        map.put("samples", spec.samples());
        map.put("noise", spec.noise());
        if (spec.shape().takesClasses()) {
            map.put("classes", spec.classes());
        }
        map.put("seed", spec.seed());
        return map;
    }

    private Object csv(String path, CsvFormat format) {
        if (format.equals(CsvFormat.STANDARD)) {
            return new Located(path, file);
        }
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("file", new Located(path, file));
        map.putAll(format.written());
        return map;
    }

    private Map<String, Object> idx(SourceSpec.Idx.Files idx) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("images", new Located(idx.images(), file));
        map.put("labels", new Located(idx.labels(), file));
        return map;
    }

    private static Map<String, Object> split(SplitSpec split) {
        Map<String, Object> shares = new LinkedHashMap<>();
        if (split.column().isPresent()) {
            shares.put("column", split.column().get());
            return shares;
        }
        shares.put("validation", split.validation());
        split.folds()
                .ifPresentOrElse(
                        folds -> {
                            shares.put("folds", folds.folds());
                            shares.put("repeats", folds.repeats());
                            folds.fold().ifPresent(fold -> shares.put("fold", fold));
                        },
                        () -> shares.put("test", split.test()));
        shares.put("stratify", split.stratify());
        shares.put("shuffle", split.shuffle());
        return shares;
    }

    private static Map<String, Object> preprocessing(PreprocessingSpec spec) {
        Map<String, Object> map = column(spec.all());
        map.put("target", (spec.standardizeTarget() ? Scaling.STANDARDIZE : Scaling.NONE).text());
        map.put("missing_target", spec.dropMissingTargets() ? "drop" : "error");
        if (!spec.columns().isEmpty()) {
            Map<String, Object> columns = new LinkedHashMap<>();
            spec.columns().forEach((name, own) -> {
                Map<String, Object> settings = column(own);
                if (own.categorical()) {
                    settings.put("type", "categorical");
                } else if (own.numbers()) {
                    settings.put("type", "numeric");
                }
                columns.put(name, settings);
            });
            map.put("columns", columns);
        }
        return map;
    }

    private static Map<String, Object> column(ColumnSpec spec) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(
                "numeric",
                spec.numeric() == Scaling.FACTOR
                        ? Map.of("scale", spec.scale())
                        : spec.numeric().text());
        map.put("categorical", spec.rare() == 0 ? "one_hot" : Map.of("one_hot", Map.of("rare", spec.rare())));
        map.put("missing", spec.missing().text());
        map.put("missing_category", spec.missingCategory().text());
        return map;
    }
}
