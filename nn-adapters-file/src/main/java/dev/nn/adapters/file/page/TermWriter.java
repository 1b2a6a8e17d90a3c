package dev.nn.adapters.file.page;

import dev.nn.application.page.Term;
import dev.nn.application.page.Term.Applied;
import dev.nn.application.page.Term.Comparison;
import dev.nn.application.page.Term.Difference;
import dev.nn.application.page.Term.Letter;
import dev.nn.application.page.Term.Negative;
import dev.nn.application.page.Term.Power;
import dev.nn.application.page.Term.Product;
import dev.nn.application.page.Term.Quotient;
import dev.nn.application.page.Term.Row;
import dev.nn.application.page.Term.Slope;
import dev.nn.application.page.Term.Subscripted;
import dev.nn.application.page.Term.Sum;
import dev.nn.application.page.Term.Value;
import dev.nn.application.page.Term.Written;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A writer of terms in a notation, with the brackets that they need. */
record TermWriter(Notation notation) {

    private static final int SUM = 1;
    private static final int SIGNED = 2;
    private static final int PRODUCT = 3;
    private static final int QUOTIENT = 4;
    private static final int POWER = 5;
    private static final int ATOM = 6;

    /** Writes sides joined by equal signs. */
    String equation(List<Term> sides) {
        return sides.stream().map(this::write).collect(Collectors.joining(notation.equal()));
    }

    /** Writes a term. */
    String write(Term term) {
        return String.join("", pieces(term));
    }

    /**
     * Writes a term in pieces between which a line may break: before an operator or after a comma.
     */
    List<String> pieces(Term term) {
        Pieces pieces = new Pieces();
        write(term, pieces);
        return pieces.all;
    }

    /** Text under construction, split where a line may break. */
    private static final class Pieces {
        private final List<String> all = new ArrayList<>(List.of(""));

        void add(String text) {
            all.set(all.size() - 1, all.get(all.size() - 1) + text);
        }

        void breakLine() {
            if (!all.get(all.size() - 1).isEmpty()) {
                all.add("");
            }
        }
    }

    private void write(Term term, Pieces out) {
        if (term instanceof Sum sum) {
            sum(sum, out);
        } else if (term instanceof Difference difference) {
            write(difference.from(), out);
            out.breakLine();
            out.add(notation.minus());
            bracketed(difference.less(), PRODUCT, out);
        } else if (term instanceof Negative negative) {
            out.add(notation.minus().strip());
            bracketed(negative.of(), PRODUCT, out);
        } else if (term instanceof Product product) {
            for (int i = 0; i < product.factors().size(); i++) {
                if (i > 0) {
                    out.breakLine();
                    out.add(notation.times());
                }
                bracketed(product.factors().get(i), notation.stacked() ? QUOTIENT : POWER, out);
            }
        } else if (term instanceof Applied applied) {
            out.add(notation.function(applied.function()) + notation.open());
            list(applied.arguments(), out);
            out.add(notation.close());
        } else if (term instanceof Row row) {
            int shown = Math.min(row.shown(), row.values().size());
            out.add(notation.openRow());
            list(row.values().subList(0, shown), out);
            if (shown < row.values().size()) {
                out.add(notation.comma() + notation.leftOut(row.values().size() - shown));
            }
            out.add(notation.closeRow());
        } else {
            out.add(whole(term));
        }
    }

    private void list(List<Term> terms, Pieces out) {
        for (int i = 0; i < terms.size(); i++) {
            if (i > 0) {
                out.add(notation.comma());
                out.breakLine();
            }
            write(terms.get(i), out);
        }
    }

    private void sum(Sum sum, Pieces out) {
        for (int i = 0; i < sum.terms().size(); i++) {
            if (i > 0) {
                out.breakLine();
                out.add(notation.plus());
            }
            // The first term gets the same brackets as the others, so that terms are easy to
            // compare.
            bracketed(sum.terms().get(i), sum.terms().size() > 1 ? PRODUCT : SUM, out);
        }
        if (sum.leftOut() > 0) {
            out.breakLine();
            out.add(notation.plus());
            out.add(sum.rest()
                    .map(rest -> notation.rest(
                            rest.value() < 0 ? notation.open() + write(rest) + notation.close() : write(rest),
                            sum.leftOut()))
                    .orElseGet(() -> notation.leftOut(sum.leftOut())));
        }
    }

    /** Writes a term that must not be broken across lines. */
    private String whole(Term term) {
        if (term instanceof Value value) {
            return notation.value(value);
        } else if (term instanceof Letter letter) {
            return notation.letter(letter);
        } else if (term instanceof Subscripted letter) {
            return notation.subscripted(letter);
        } else if (term instanceof Slope slope) {
            return notation.slope(write(slope.of()), write(slope.by()));
        } else if (term instanceof Quotient quotient) {
            return notation.quotient(part(quotient.over(), PRODUCT), part(quotient.under(), POWER));
        } else if (term instanceof Power power) {
            boolean number = power.exponent() instanceof Value;
            return notation.power(
                    part(power.base(), ATOM, true), number ? write(power.exponent()) : part(power.exponent(), ATOM));
        } else if (term instanceof Comparison comparison) {
            return notation.compared(write(comparison.left()), comparison.relation(), write(comparison.right()));
        }
        return notation.formula(((Written) term).formula());
    }

    private String part(Term term, int needed) {
        return part(term, needed, !notation.stacked());
    }

    private String part(Term term, int needed, boolean brackets) {
        Pieces pieces = new Pieces();
        bracketed(term, brackets ? needed : 0, pieces);
        return String.join("", pieces.all);
    }

    private void bracketed(Term term, int needed, Pieces out) {
        if (strength(term) >= needed) {
            write(term, out);
            return;
        }
        out.add(notation.open());
        write(term, out);
        out.add(notation.close());
    }

    private static int strength(Term term) {
        if (term instanceof Sum sum) {
            boolean one = sum.terms().size() == 1 && sum.leftOut() == 0;
            return one ? strength(sum.terms().get(0)) : SUM;
        } else if (term instanceof Difference || term instanceof Comparison || term instanceof Written) {
            return SUM;
        } else if (term instanceof Negative || (term instanceof Value value && value.value() < 0)) {
            return SIGNED;
        } else if (term instanceof Product product) {
            return product.factors().size() == 1 ? strength(product.factors().get(0)) : PRODUCT;
        } else if (term instanceof Quotient) {
            return QUOTIENT;
        }
        return term instanceof Power ? POWER : ATOM;
    }
}
