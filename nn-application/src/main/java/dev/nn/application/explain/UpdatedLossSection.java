package dev.nn.application.explain;

import dev.nn.application.page.Digits;
import java.util.List;

/**
 * The loss after the update: with its arithmetic for one sample in a small network, otherwise only
 * the number.
 *
 * @param rows the new parameters, as written on the page
 */
record UpdatedLossSection(Worksheet sheet, List<double[]> rows) {

    void write() {
        boolean one = sheet.explanation().batch().size() == 1;
        if (one && sheet.isSmall()) {
            Worksheet after = sheet.after(rows);
            new ForwardSection(after, "Forward pass with the new parameters, layer ").write();
            new LossSection(after, "The loss after the update").write();
            return;
        }
        sheet.paragraph("With the new parameters, the loss of " + (one ? "this sample" : "the batch") + " is "
                + sheet.rounding()
                        .digits()
                        .orElse(Digits.USUAL)
                        .text(sheet.explanation().after().loss()) + ".");
    }
}
