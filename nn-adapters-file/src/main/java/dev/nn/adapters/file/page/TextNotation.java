package dev.nn.adapters.file.page;

import dev.nn.application.page.Digits;
import dev.nn.application.page.Term.Letter;
import dev.nn.application.page.Term.Subscripted;
import dev.nn.application.page.Term.Value;
import dev.nn.domain.formula.Formula;
import dev.nn.domain.formula.Relation;
import java.util.stream.Collectors;

/** Mathematics as plain text for a terminal. */
record TextNotation(Digits digits) implements Notation {

    @Override
    public String value(Value value) {
        return digits.text(value);
    }

    @Override
    public String letter(Letter letter) {
        String layer = letter.layer() < 0 ? "" : Integer.toString(letter.layer());
        String indices = letter.indices().stream().map(Object::toString).collect(Collectors.joining(","));
        return letter.name() + layer + (indices.isEmpty() ? "" : "[" + indices + "]");
    }

    @Override
    public String subscripted(Subscripted letter) {
        return letter.name() + (letter.subscript().isEmpty() ? "" : "_" + letter.subscript());
    }

    @Override
    public String slope(String of, String by) {
        return "d" + of + "/d" + by;
    }

    @Override
    public String plus() {
        return " + ";
    }

    @Override
    public String minus() {
        return " - ";
    }

    @Override
    public String times() {
        return "*";
    }

    @Override
    public String equal() {
        return " = ";
    }

    @Override
    public String leftOut(int count) {
        return "... (" + count + " more)";
    }

    @Override
    public String rest(String sum, int count) {
        return sum + " (" + count + " more)";
    }

    @Override
    public String quotient(String over, String under) {
        return over + " / " + under;
    }

    @Override
    public String power(String base, String exponent) {
        return base + "^" + exponent;
    }

    @Override
    public String function(String name) {
        return name;
    }

    @Override
    public String compared(String left, Relation relation, String right) {
        return left + " " + relation.sign() + " " + right;
    }

    @Override
    public String formula(Formula formula) {
        return formula.text();
    }

    @Override
    public String open() {
        return "(";
    }

    @Override
    public String close() {
        return ")";
    }

    @Override
    public String openRow() {
        return "[";
    }

    @Override
    public String closeRow() {
        return "]";
    }

    @Override
    public String comma() {
        return ", ";
    }

    @Override
    public boolean stacked() {
        return false;
    }
}
