package dev.nn.application.explain;

import dev.nn.application.page.Digits;
import dev.nn.application.port.in.Explanation;
import dev.nn.application.port.in.Focus;
import java.util.Locale;

/** The error of rounding by hand, compared with the exact numbers. */
record RoundingSection(Worksheet sheet) {

    void write() {
        if (sheet.rounding().digits().isEmpty()) {
            return;
        }
        Explanation explanation = sheet.explanation();
        Focus focus = sheet.focus();
        int n = focus.layer();
        double exactLoss = explanation.trace().loss();
        double exactSlope =
                explanation.trace().gradients().weights(focus.layer()).get(focus.input(), focus.output());
        double slope = sheet.rounding().given(sheet.input(n)[focus.input()] * sheet.delta[n][focus.output()]);
        sheet.heading("Rounding error");
        sheet.paragraph(String.format(
                Locale.ROOT,
                "Every number was rounded to %d significant digits and every result computed from the rounded numbers."
                        + " Without rounding the loss is %s, not %s, and the derivative with respect to this weight is %s, not %s: the"
                        + " errors are %.1e and %.1e.",
                sheet.rounding().digits().get().significant(),
                Digits.USUAL.text(exactLoss),
                sheet.rounding().digits().get().text(sheet.loss),
                Digits.USUAL.text(exactSlope),
                sheet.rounding().digits().get().text(slope),
                Math.abs(sheet.loss - exactLoss),
                Math.abs(slope - exactSlope)));
    }
}
