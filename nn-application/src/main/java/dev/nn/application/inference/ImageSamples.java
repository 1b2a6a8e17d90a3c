package dev.nn.application.inference;

import dev.nn.application.image.Images;
import dev.nn.application.image.LabelledImages;
import dev.nn.application.model.Model;
import dev.nn.application.preprocessing.ColumnEncoding;
import dev.nn.application.preprocessing.ColumnEncoding.Numeric;
import dev.nn.application.preprocessing.TargetEncoding;
import dev.nn.application.problem.Position;
import dev.nn.application.problem.Problem;
import dev.nn.application.problem.Problems;
import dev.nn.domain.data.ByteDataset;
import dev.nn.domain.data.Dataset;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Images for a model that was trained on images: each byte is a feature, all scaled alike. */
record ImageSamples(Images images, Optional<LabelledImages> labels) implements RawSamples {

    @Override
    public Optional<Dataset> unlabelled(Model model, Problems problems) {
        return divisor(model, problems).map(divisor -> dataset(divisor, new int[images.count()], new double[1][0]));
    }

    @Override
    public Optional<Dataset> labelled(Model model, Problems problems) {
        Optional<Double> divisor = divisor(model, problems);
        if (labels.isEmpty()) {
            problems.add(
                    Position.request("labels"), "", "is missing: " + images.place() + " has images without labels");
            return Optional.empty();
        }
        LabelledImages labelled = labels.get();
        if (!(model.target() instanceof TargetEncoding.Classes target)) {
            problems.add(labelled.place(), "", "has labels, but the model predicts numbers");
            return Optional.empty();
        }
        List<String> names = target.label().classes();
        int[] classes = new int[labelled.count()];
        for (int i = 0; i < classes.length; i++) {
            classes[i] = names.indexOf(Integer.toString(labelled.label(i)));
            if (classes[i] < 0) {
                problems.add(
                        labelled.place(),
                        "",
                        "label " + labelled.label(i) + " of image " + i + " is not one of the model's classes "
                                + names);
                return Optional.empty();
            }
        }
        double[][] codes = names.stream().map(target.label()::code).toArray(double[][]::new);
        return divisor.map(d -> dataset(d, classes, codes));
    }

    @Override
    public List<Problem> warnings(Model model) {
        return List.of();
    }

    private Dataset dataset(double divisor, int[] classes, double[][] codes) {
        int[] all = IntStream.range(0, images.count()).toArray();
        return new ByteDataset(images.pixels(), images.size(), divisor, all, classes, codes);
    }

    /**
     * Returns the divisor that the model applies to bytes; empty if the model does not treat all
     * its features as pixels.
     */
    private Optional<Double> divisor(Model model, Problems problems) {
        List<ColumnEncoding> features = model.features();
        if (features.size() != images.size()) {
            String message =
                    "has images of " + images.size() + " bytes, but the model expects " + features.size() + " features";
            problems.add(images.place(), "", message);
            return Optional.empty();
        }
        double divisor = features.get(0) instanceof Numeric first ? first.scale() : 1;
        boolean alike = IntStream.range(0, features.size())
                .allMatch(k -> features.get(k).equals(Numeric.pixel(k, divisor)));
        if (!alike) {
            problems.add(images.place(), "", "has images, but the model was trained on a table");
        }
        return alike ? Optional.of(divisor) : Optional.empty();
    }
}
