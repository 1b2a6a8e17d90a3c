package dev.nn.application.explain;

import dev.nn.application.page.Digits;
import java.util.List;

/**
 * The loss after the update: of one sample in a small network with its arithmetic, otherwise as a number.
 *
 * @param rows of the new parameters, as they are written
 */
record ForwardAgain(Worksheet sheet, List<double[]> rows) {

    void write() {
        boolean one = sheet.explanation().batch().size() == 1;
        if (one && sheet.isSmall()) {
            Worksheet after = sheet.after(rows);
            new ForwardSection(after, "Forward again with the new parameters, layer ").write();
            new LossSection(after, "The loss after the update").write();
            return;
        }
        sheet.paragraph(
                "A forward pass with the new parameters gives " + (one ? "this sample" : "the batch") + " the loss "
                        + sheet.pencil()
                                .digits()
                                .orElse(Digits.USUAL)
                                .text(sheet.explanation().after().loss()) + ".");
    }
}
