package dev.nn.application.experiment;

import dev.nn.application.data.Generator;
import dev.nn.application.data.ImagePreparation;
import dev.nn.application.data.InlinePreparation;
import dev.nn.application.data.LabelledImages;
import dev.nn.application.data.PreparedData;
import dev.nn.application.data.Table;
import dev.nn.application.data.TablePreparation;
import dev.nn.application.document.Located;
import dev.nn.application.port.InputFiles;
import dev.nn.application.problem.Problems;
import dev.nn.application.spec.ExperimentSpec;
import dev.nn.application.spec.ExperimentSpec.DenseSpec;
import dev.nn.application.spec.ExperimentSpec.IdxSpec;
import dev.nn.domain.function.Activation;
import dev.nn.domain.function.Interval;
import dev.nn.domain.function.Loss;
import dev.nn.domain.function.RowActivation;
import java.util.Optional;

/** Reads an experiment's data and prepares them as the loss and the output layer want them. */
record DataAssembly(InputFiles files, ExperimentSpec spec, String file, Problems problems) {

    Optional<PreparedData> data(Optional<Loss> loss, NetworkAssembly network) {
        if (spec.data().idx().isPresent()) {
            return images(wanted(loss, network));
        }
        if (spec.data().generator().isPresent()) {
            Table table = new Generator(spec.data().generator().get()).table();
            return new TablePreparation(table, Optional.empty(), spec.data(), problems)
                    .prepare(wanted(loss, network), spec.seed());
        }
        if (spec.data().csv().isEmpty()) {
            return new InlinePreparation(spec.data(), problems).prepare(loss.flatMap(Loss::classes));
        }
        Optional<Table> table = spec.data().csv().flatMap(this::read);
        Optional<Table> test = spec.data().testCsv().flatMap(this::read);
        if (table.isEmpty() || test.isPresent() != spec.data().testCsv().isPresent()) {
            return Optional.empty();
        }
        return new TablePreparation(table.get(), test, spec.data(), problems)
                .prepare(wanted(loss, network), spec.seed());
    }

    private Optional<Table> read(String path) {
        return problems.valueOf(files.tables()
                .read(new Located(path, file), spec.data().format(), spec.data().storage()));
    }

    private Optional<PreparedData> images(TablePreparation.Wanted wanted) {
        Optional<LabelledImages> images = spec.data().idx().flatMap(this::read);
        Optional<LabelledImages> test = spec.data().testIdx().flatMap(this::read);
        if (images.isEmpty() || test.isPresent() != spec.data().testIdx().isPresent()) {
            return Optional.empty();
        }
        return new ImagePreparation(images.get(), test, spec.data(), problems).prepare(wanted, spec.seed());
    }

    private Optional<LabelledImages> read(IdxSpec idx) {
        return problems.valueOf(files.images().read(new Located(idx.images(), file), new Located(idx.labels(), file)));
    }

    private static TablePreparation.Wanted wanted(Optional<Loss> loss, NetworkAssembly network) {
        Optional<Activation> output = network.outputActivation();
        boolean row = output.filter(RowActivation.class::isInstance).isPresent();
        boolean several = network.outputLayer()
                .flatMap(DenseSpec::units)
                .filter(units -> units > 1)
                .isPresent();
        boolean probabilities =
                output.filter(a -> Interval.UNIT.contains(a.range())).isPresent();
        boolean distribution = loss.filter(Loss::distribution).isPresent();
        return new TablePreparation.Wanted(
                loss.flatMap(Loss::classes), !row && !several && !distribution, probabilities);
    }
}
