package dev.nn.application.page;

import java.util.List;

/** A page: a title and blocks. */
public record Page(String title, List<Block> blocks) {
    public Page {
        blocks = List.copyOf(blocks);
    }
}
