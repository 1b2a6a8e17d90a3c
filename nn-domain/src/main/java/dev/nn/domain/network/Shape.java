package dev.nn.domain.network;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The shape of one sample, such as {@code [4]} for four features. A batch is a matrix {@code [samples, elements]} whose
 * rows hold the elements in row-major order. Immutable.
 *
 * @param sizes at least one, each at least 1
 */
public record Shape(List<Integer> sizes) {

    public Shape {
        sizes = List.copyOf(sizes);
        if (sizes.isEmpty() || sizes.stream().anyMatch(size -> size < 1)) {
            throw new IllegalArgumentException("a shape needs sizes of at least 1, found " + sizes);
        }
    }

    /** Returns the shape with the given sizes. */
    public static Shape of(int... sizes) {
        return new Shape(Arrays.stream(sizes).boxed().toList());
    }

    /**
     * Returns the number of elements.
     *
     * @throws ArithmeticException when there are 2^31 or more
     */
    public int elements() {
        return sizes.stream().reduce(1, Math::multiplyExact);
    }

    /** Returns the sizes in brackets, {@code [28, 28, 1]}. */
    @Override
    public String toString() {
        return sizes.stream().map(Object::toString).collect(Collectors.joining(", ", "[", "]"));
    }
}
