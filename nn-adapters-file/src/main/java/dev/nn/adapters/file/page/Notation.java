package dev.nn.adapters.file.page;

import dev.nn.application.page.Term;
import dev.nn.application.page.Term.Letter;
import dev.nn.application.page.Term.Value;
import dev.nn.domain.formula.Formula;
import dev.nn.domain.formula.Relation;

/** How the pieces of a {@link Term} are written; {@link TermWriter} says in which order and with which brackets. */
interface Notation {

    String value(Value value);

    String letter(Letter letter);

    String slope(String of, String by);

    String plus();

    String minus();

    String times();

    /** What stands between equal sides. */
    String equal();

    /** Terms of a sum or entries of a row that are not shown. */
    String leftOut(int count);

    /** The sum of the terms that are not shown. */
    String rest(String sum, int count);

    String quotient(String over, String under);

    String power(String base, String exponent);

    /** The name of a function, before its arguments in brackets. */
    String function(String name);

    String compared(String left, Relation relation, String right);

    String formula(Formula formula);

    String open();

    String close();

    String openRow();

    String closeRow();

    String comma();

    /** Whether a quotient's parts stand one above the other, and an exponent higher, so that they need no brackets. */
    boolean stacked();
}
