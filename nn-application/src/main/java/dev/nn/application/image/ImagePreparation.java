package dev.nn.application.image;

import dev.nn.application.preprocessing.ColumnEncoding;
import dev.nn.application.preprocessing.PreparedData;
import dev.nn.application.preprocessing.TablePreparation.TargetRequirements;
import dev.nn.application.preprocessing.TablePreparation.Trait;
import dev.nn.application.preprocessing.TargetEncoding;
import dev.nn.application.problem.Problems;
import dev.nn.application.spec.ExperimentSpec;
import dev.nn.application.spec.ExperimentSpec.DataSpec;
import dev.nn.application.split.Parts;
import dev.nn.application.split.SampleSplit;
import dev.nn.domain.data.ByteDataset;
import dev.nn.domain.data.Dataset;
import dev.nn.domain.data.Split;
import dev.nn.domain.function.ClassEncoding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A split of images into training, validation and test parts; the classes are the labels that
 * occur, in ascending order.
 */
public record ImagePreparation(LabelledImages images, Optional<LabelledImages> test, DataSpec spec, Problems problems) {

    /** Divisor of pixel bytes. */
    private static final double DIVISOR = 255;

    /** Returns the data, or nothing if there is a problem. */
    public Optional<PreparedData> prepare(TargetRequirements wanted, long seed) {
        int[] numbers = IntStream.range(0, images.count())
                .map(images::label)
                .distinct()
                .sorted()
                .toArray();
        if (!fits(numbers)) {
            return Optional.empty();
        }
        int[] classes = classes(images, numbers);
        Optional<Split> parted = new SampleSplit(spec.split(), seed).of(classes, spec.place("split.folds"), problems);
        if (parted.isEmpty()) {
            return Optional.empty();
        }
        Split split = parted.get();
        if (split.training().length == 0) {
            String message =
                    "all " + images.count() + " images are in the validation or test set; none left for training";
            problems.add(spec.place("split"), "data.split", message);
            return Optional.empty();
        }
        ColumnEncoding.Label label = label(numbers, wanted);
        double[][] codes = label.classes().stream().map(label::code).toArray(double[][]::new);
        Map<String, Dataset> parts = new LinkedHashMap<>();
        parts.put(Parts.TRAIN, part(images, split.training(), classes, codes));
        if (split.validation().length > 0) {
            parts.put(Parts.VALIDATION, part(images, split.validation(), classes, codes));
        }
        if (test.isPresent()) {
            LabelledImages own = test.get();
            int[] all = IntStream.range(0, own.count()).toArray();
            parts.put(Parts.TEST, part(own, all, classes(own, numbers), codes));
        } else if (split.test().length > 0) {
            parts.put(Parts.TEST, part(images, split.test(), classes, codes));
        }
        List<ColumnEncoding> features = IntStream.range(0, images.images().size())
                .<ColumnEncoding>mapToObj(k -> ColumnEncoding.Numeric.pixel(k, DIVISOR))
                .toList();
        TargetEncoding target = new TargetEncoding.Classes(label, wanted.has(Trait.PROBABILITIES));
        return Optional.of(new PreparedData(
                parts, features, target, new double[0], images.images().width(), sources(), List.of(), List.of()));
    }

    private boolean fits(int[] numbers) {
        int before = problems.all().size();
        int size = images.images().size();
        if (numbers.length < 2) {
            problems.add(images.place(), "", "classification needs at least two classes, found " + numbers.length);
        }
        test.ifPresent(own -> {
            if (own.images().size() != size) {
                String message = "has images of " + own.images().size() + " bytes, "
                        + images.images().file() + " of " + size;
                problems.add(own.images().place(), "", message);
            }
            IntStream.range(0, own.count())
                    .filter(i -> IntStream.of(numbers).noneMatch(n -> n == own.label(i)))
                    .findFirst()
                    .ifPresent(i -> problems.add(
                            own.place(),
                            "",
                            "label " + own.label(i) + " of image " + i + " does not occur in the training images"));
        });
        if (size > ExperimentSpec.MAX_WIDTH) {
            String message = "has images of " + size + " bytes; a network takes at most " + ExperimentSpec.MAX_WIDTH;
            problems.add(images.images().place(), "", message);
        }
        return problems.all().size() == before;
    }

    private static int[] classes(LabelledImages of, int[] numbers) {
        int[] index = new int[256];
        for (int k = 0; k < numbers.length; k++) {
            index[numbers[k]] = k;
        }
        return IntStream.range(0, of.count()).map(i -> index[of.label(i)]).toArray();
    }

    private static ColumnEncoding.Label label(int[] numbers, TargetRequirements wanted) {
        List<String> names = IntStream.of(numbers).mapToObj(Integer::toString).toList();
        int width = wanted.has(Trait.ONE_FOR_TWO_CLASSES) && names.size() == 2 ? 1 : names.size();
        return new ColumnEncoding.Label("label", names, width, wanted.classes().orElse(ClassEncoding.ZERO_ONE));
    }

    private static Dataset part(LabelledImages of, int[] rows, int[] classes, double[][] codes) {
        return new ByteDataset(of.images().pixels(), of.images().size(), DIVISOR, rows, classes, codes);
    }

    private Map<String, String> sources() {
        Map<String, String> sources = new LinkedHashMap<>(images.sources());
        test.ifPresent(own -> sources.putAll(own.sources()));
        return sources;
    }
}
