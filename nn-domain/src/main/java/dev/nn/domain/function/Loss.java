package dev.nn.domain.function;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What training makes small: a form per output or per sample, and one explicit reduction.
 *
 * @param form on predictions, i.e. after the output activation
 * @param reduction how the terms become one number
 * @param predictionRange what {@code p} must lie in; an output activation pairs when its range fits
 * @param targetRange what {@code t} must lie in
 * @param distribution whether a sample's predictions are a distribution over its outputs, so that one output is none
 * @param classes how class labels become targets, absent where the loss is for numbers alone
 * @param joinedForms the same loss on logits, for activations with which that is exacter
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

    /** A form on the pre-activations of an output activation, found by asking, never by a name. */
    public interface Joined {
        /** Whether this form is for the given activation. */
        boolean matches(Activation activation);

        /** Value and derivative on pre-activations. */
        LossForm form();
    }

    /** A loss for numbers, without a joined form. */
    public static Loss of(LossForm form, Reduction reduction) {
        return new Loss(form, reduction, Interval.ALL, Interval.ALL, false, Optional.empty(), List.of());
    }

    /** The same with another range for the predictions. */
    public Loss withPredictionRange(Interval range) {
        return new Loss(form, reduction, range, targetRange, distribution, classes, joinedForms);
    }

    /** The same with another range for the targets. */
    public Loss withTargetRange(Interval range) {
        return new Loss(form, reduction, predictionRange, range, distribution, classes, joinedForms);
    }

    /** The same for predictions that are a distribution over the outputs. */
    public Loss ofDistributions() {
        return new Loss(form, reduction, predictionRange, targetRange, true, classes, joinedForms);
    }

    /** Returns the same loss computed by another form, without forms on logits. */
    public Loss withForm(LossForm other) {
        return new Loss(other, reduction, predictionRange, targetRange, distribution, classes, List.of());
    }

    /** The same with another reduction. */
    public Loss withReduction(Reduction other) {
        return new Loss(form, other, predictionRange, targetRange, distribution, classes, joinedForms);
    }

    /** The same for class labels: numeric targets are classes too. */
    public Loss forClasses(ClassEncoding encoding) {
        return new Loss(
                form, reduction, predictionRange, targetRange, distribution, Optional.of(encoding), joinedForms);
    }

    /** Returns the same loss with one more form on logits, which is asked after those that it has. */
    public Loss joined(Joined joined) {
        List<Joined> forms = new ArrayList<>(joinedForms);
        forms.add(joined);
        return new Loss(form, reduction, predictionRange, targetRange, distribution, classes, forms);
    }

    /** The form on logits for this output activation, if the loss has one. */
    public Optional<LossForm> joinedWith(Activation activation) {
        return joinedForms.stream()
                .filter(joined -> joined.matches(activation))
                .map(Joined::form)
                .findFirst();
    }

    /**
     * Returns why the loss can't be that of a network, if so.
     *
     * @param output the network's last activation
     * @param outputs width of a prediction
     */
    public Optional<String> misfit(Activation output, int outputs) {
        Interval range = output.range();
        if (!accepts(output)) {
            return Optional.of(
                    "needs predictions in " + predictionRange + ", the last layer's activation gives " + range);
        } else if (distribution && outputs == 1) {
            return Optional.of("compares distributions over at least 2 outputs, the last layer has 1;"
                    + " binary_cross_entropy is for one");
        }
        return classes.filter(encoding -> range.low() >= encoding.threshold())
                .map(encoding -> "tells classes apart at " + encoding.threshold()
                        + ", the last layer's activation gives " + range);
    }

    /** Whether every value of the activation is a prediction that the loss accepts. */
    public boolean accepts(Activation activation) {
        return predictionRange.contains(activation.range());
    }
}
