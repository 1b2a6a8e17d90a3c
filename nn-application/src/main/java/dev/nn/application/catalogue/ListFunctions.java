package dev.nn.application.catalogue;

import dev.nn.domain.spi.FunctionInfo;
import java.util.List;
import java.util.Map;

/** Port in: what is on offer, by kind. */
public interface ListFunctions {

    /** Every function's name, words and parameters under its kind, kinds and functions in the order of display. */
    Map<String, List<FunctionInfo>> functions();
}
