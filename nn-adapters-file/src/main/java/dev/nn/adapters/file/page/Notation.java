package dev.nn.adapters.file.page;

import dev.nn.application.page.Term;
import dev.nn.application.page.Term.Letter;
import dev.nn.application.page.Term.Subscripted;
import dev.nn.application.page.Term.Value;
import dev.nn.domain.formula.Formula;
import dev.nn.domain.formula.Relation;

/**
 * A notation for the parts of a {@link Term}. {@link TermWriter} determines their order and
 * brackets.
 */
interface Notation {

    String value(Value value);

    String letter(Letter letter);

    String subscripted(Subscripted letter);

    String slope(String of, String by);

    String plus();

    String minus();

    String times();

    /** Returns the sign between equal sides. */
    String equal();

    /** Returns the marker for omitted terms of a sum or entries of a row. */
    String leftOut(int count);

    /** Returns the sum of the omitted terms, with their number. */
    String rest(String sum, int count);

    String quotient(String over, String under);

    String power(String base, String exponent);

    /** Returns the name of a function, which precedes its arguments in brackets. */
    String function(String name);

    String compared(String left, Relation relation, String right);

    String formula(Formula formula);

    String open();

    String close();

    String openRow();

    String closeRow();

    String comma();

    /**
     * Returns whether quotients are stacked and exponents raised, so that their parts need no
     * brackets.
     */
    boolean stacked();
}
