/** IDX files of images and labels. */
@NullMarked
package dev.nn.adapters.file.idx;

import org.jspecify.annotations.NullMarked;
