package dev.nn.application.experiment;

import dev.nn.application.document.LocatedPath;
import dev.nn.application.image.ImagePreparation;
import dev.nn.application.image.LabelledImages;
import dev.nn.application.port.out.InputFiles;
import dev.nn.application.preprocessing.InlinePreparation;
import dev.nn.application.preprocessing.PreparedData;
import dev.nn.application.preprocessing.TablePreparation;
import dev.nn.application.preprocessing.TablePreparation.Trait;
import dev.nn.application.problem.Problems;
import dev.nn.application.spec.ArraysSpec;
import dev.nn.application.spec.ExperimentSpec;
import dev.nn.application.spec.ExperimentSpec.DataSpec;
import dev.nn.application.spec.SourceSpec;
import dev.nn.application.table.Generator;
import dev.nn.application.table.Table;
import dev.nn.domain.function.Activation;
import dev.nn.domain.function.Interval;
import dev.nn.domain.function.Loss;
import dev.nn.domain.function.RowActivation;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** A loader of an experiment's data, prepared as the loss and the output layer require. */
record DataAssembly(InputFiles files, ExperimentSpec spec, String file, Problems problems) {

    Optional<PreparedData> data(Optional<Loss> loss, NetworkAssembly network) {
        TablePreparation.TargetRequirements wanted = wanted(loss, network);
        SourceSpec source = spec.data().source();
        if (source instanceof SourceSpec.Csv csv) {
            return table(table(csv, csv.table().file()), csv.test().flatMap(test -> table(csv, test)), wanted);
        } else if (source instanceof SourceSpec.Arrays arrays) {
            return table(arrays(arrays.training()), arrays.test().flatMap(this::arrays), wanted);
        } else if (source instanceof SourceSpec.Generated made) {
            Table table = new Generator(made.generator()).table();
            return table(Optional.of(table), Optional.empty(), wanted);
        } else if (source instanceof SourceSpec.Idx idx) {
            return images(idx, wanted);
        } else if (source instanceof SourceSpec.Inline inline) {
            return new InlinePreparation(spec.data().places().whole(), inline.samples(), problems)
                    .prepare(loss.flatMap(Loss::classes));
        }
        return Optional.empty();
    }

    /** Prepares the tables; returns nothing if one of them could not be read. */
    private Optional<PreparedData> table(
            Optional<Table> table, Optional<Table> test, TablePreparation.TargetRequirements wanted) {
        if (table.isEmpty() || test.isPresent() != spec.data().source().hasTest()) {
            return Optional.empty();
        }
        return new TablePreparation(table.get(), test, targets(table.get()), problems).prepare(wanted, spec.seed());
    }

    /**
     * Returns the data settings; for arrays, the target columns are those with generated target
     * names.
     */
    private DataSpec targets(Table table) {
        DataSpec data = spec.data();
        if (!(data.source() instanceof SourceSpec.Arrays) || !data.targets().isEmpty()) {
            return data;
        }
        return data.withTargets(table.header().stream()
                .filter(name -> name.startsWith("target"))
                .toList());
    }

    private Optional<Table> table(SourceSpec.Csv csv, String path) {
        return problems.valueOf(
                files.tables().read(new LocatedPath(path, file), csv.table().format(), csv.storage()));
    }

    private Optional<Table> arrays(ArraysSpec arrays) {
        return problems.valueOf(files.arrays().read(arrays.features(), Optional.of(arrays.target()), file));
    }

    private Optional<PreparedData> images(SourceSpec.Idx idx, TablePreparation.TargetRequirements wanted) {
        Optional<LabelledImages> images = read(idx.training());
        Optional<LabelledImages> test = idx.test().flatMap(this::read);
        if (images.isEmpty() || test.isPresent() != idx.test().isPresent()) {
            return Optional.empty();
        }
        return new ImagePreparation(images.get(), test, spec.data(), problems).prepare(wanted, spec.seed());
    }

    private Optional<LabelledImages> read(SourceSpec.Idx.Files idx) {
        return problems.valueOf(
                files.images().read(new LocatedPath(idx.images(), file), new LocatedPath(idx.labels(), file)));
    }

    private static TablePreparation.TargetRequirements wanted(Optional<Loss> loss, NetworkAssembly network) {
        Optional<Activation> output = network.outputActivation();
        boolean row = output.filter(RowActivation.class::isInstance).isPresent();
        boolean several = network.outputLayer()
                .flatMap(dense -> dense.units().number())
                .filter(units -> units > 1)
                .isPresent();
        boolean probabilities =
                output.filter(a -> Interval.UNIT.contains(a.range())).isPresent();
        boolean distribution = loss.filter(Loss::distribution).isPresent();
        Set<Trait> traits = EnumSet.noneOf(Trait.class);
        if (!row && !distribution) {
            traits.add(Trait.INDEPENDENT);
        }
        if (!row && !distribution && !several) {
            traits.add(Trait.ONE_FOR_TWO_CLASSES);
        }
        if (probabilities) {
            traits.add(Trait.PROBABILITIES);
        }
        return new TablePreparation.TargetRequirements(loss.flatMap(Loss::classes), traits);
    }
}
