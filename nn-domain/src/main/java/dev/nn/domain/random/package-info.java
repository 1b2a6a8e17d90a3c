/**
 * Random numbers that depend on their purpose and index, not on earlier draws: streams are
 * stateless.
 */
@NullMarked
package dev.nn.domain.random;

import org.jspecify.annotations.NullMarked;
