package dev.nn.domain.function;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A loss function: a form per output or per sample, and one explicit reduction.
 *
 * @param form the loss as a function of predictions, i.e. after the output activation
 * @param reduction the reduction of all terms to one number
 * @param predictionRange the range of valid predictions {@code p}; an output activation fits if its
 *     range lies inside
 * @param targetRange the range of valid targets {@code t}
 * @param distribution whether a sample's predictions form a distribution over its outputs, which
 *     needs at least two outputs
 * @param classes the encoding of class labels as targets; empty for a loss that accepts only
 *     numbers
 * @param joinedForms the same loss on logits, for activations with which this is more accurate
 */
public record Loss(
        LossForm form,
        Reduction reduction,
        Interval predictionRange,
        Interval targetRange,
        boolean distribution,
        Optional<ClassEncoding> classes,
        List<Joined> joinedForms) {

    public Loss {
        joinedForms = List.copyOf(joinedForms);
    }

    /**
     * A form of the loss on the pre-activations of an output activation. It is selected by
     * {@link #matches}, never by a name.
     */
    public interface Joined {
        /** Returns whether this form is for the given activation. */
        boolean matches(Activation activation);

        /** Returns the value and derivative with respect to pre-activations. */
        LossForm form();
    }

    /** Returns a loss for numbers, without a joined form. */
    public static Loss of(LossForm form, Reduction reduction) {
        return new Loss(form, reduction, Interval.ALL, Interval.ALL, false, Optional.empty(), List.of());
    }

    /** Returns the same loss with another range of predictions. */
    public Loss withPredictionRange(Interval range) {
        return new Loss(form, reduction, range, targetRange, distribution, classes, joinedForms);
    }

    /** Returns the same loss with another range of targets. */
    public Loss withTargetRange(Interval range) {
        return new Loss(form, reduction, predictionRange, range, distribution, classes, joinedForms);
    }

    /** Returns the same loss for predictions that form a distribution over the outputs. */
    public Loss ofDistributions() {
        return new Loss(form, reduction, predictionRange, targetRange, true, classes, joinedForms);
    }

    /** Returns the same loss computed by another form, without forms on logits. */
    public Loss withForm(LossForm other) {
        return new Loss(other, reduction, predictionRange, targetRange, distribution, classes, List.of());
    }

    /** Returns the same loss with another reduction. */
    public Loss withReduction(Reduction other) {
        return new Loss(form, other, predictionRange, targetRange, distribution, classes, joinedForms);
    }

    /** Returns the same loss for class labels; numeric targets count as classes too. */
    public Loss forClasses(ClassEncoding encoding) {
        return new Loss(
                form, reduction, predictionRange, targetRange, distribution, Optional.of(encoding), joinedForms);
    }

    /** Returns the same loss with one more form on logits, tried after the existing ones. */
    public Loss joined(Joined joined) {
        List<Joined> forms = new ArrayList<>(joinedForms);
        forms.add(joined);
        return new Loss(form, reduction, predictionRange, targetRange, distribution, classes, forms);
    }

    /** Returns the form on logits for this output activation, if there is one. */
    public Optional<LossForm> joinedWith(Activation activation) {
        return joinedForms.stream()
                .filter(joined -> joined.matches(activation))
                .map(Joined::form)
                .findFirst();
    }

    /**
     * Returns the reason why a network can't use the loss; empty if it can.
     *
     * @param output the network's last activation
     * @param outputs the width of a prediction
     */
    public Optional<String> misfit(Activation output, int outputs) {
        Interval range = output.range();
        if (!accepts(output)) {
            return Optional.of(
                    "expects predictions in " + predictionRange + ", but the output activation produces " + range);
        } else if (distribution && outputs == 1) {
            return Optional.of("compares distributions over at least 2 outputs, but the last layer has 1;"
                    + " use binary_cross_entropy for one output");
        }
        return classes.filter(encoding -> range.low() >= encoding.threshold())
                .map(encoding -> "separates classes at " + encoding.threshold()
                        + ", but the output activation only produces " + range);
    }

    /** Returns whether the loss accepts every value of the activation as a prediction. */
    public boolean accepts(Activation activation) {
        return predictionRange.contains(activation.range());
    }
}
