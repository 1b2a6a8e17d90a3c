package dev.nn.plugin.cpu.vector;

import static jdk.incubator.vector.VectorOperators.ABS;

import dev.nn.domain.formula.Elementary;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Functions that fill a whole loop. The compiler inlines calls until the code is too large, and
 * allocates objects for the vectors in the remaining calls. So the largest functions make several
 * passes over a block, and each pass stores in {@code room} what the next reads. All passes are
 * called from one place, because the compiler does not inline a call that has seen three classes.
 */
final class LargeFunctions {

    private static final VectorSpecies<Float> FLOATS = VectorMath.FLOATS;
    private static final int LANES = FLOATS.length();

    private static final Pass[] NONE = {};
    private static final Pass[] EXP = {LargeFunctions::exp};
    private static final Pass[] EXPM1 = {LargeFunctions::expToRoom, LargeFunctions::expm1FromExp, LargeFunctions::taken
    };
    private static final Pass[] LN = {LargeFunctions::lnInside, LargeFunctions::lnAtTheEnds};
    private static final Pass[] LOG1P = {LargeFunctions::lnOfOnePlus, LargeFunctions::log1pFromLn};
    private static final Pass[] TANH = {LargeFunctions::doubled, LargeFunctions::expOfRoom, LargeFunctions::tanhFromExp
    };
    private static final Pass[] SIGMOID = {LargeFunctions::sigmoid};
    private static final Pass[] SOFTPLUS = {
        LargeFunctions::negated,
        LargeFunctions::expOfRoom,
        LargeFunctions::lnOfOnePlusRoom,
        LargeFunctions::softplusFromBoth
    };
    private static final Pass[] ERF = {
        LargeFunctions::erfExponent, LargeFunctions::expOfRoom, LargeFunctions::erfFromExp
    };

    private LargeFunctions() {}

    /**
     * One pass: reads x and the previous pass's values in {@code room}, and writes to {@code room}
     * or {@code out}. Processes whole vectors only.
     */
    private interface Pass {
        void run(float[] x, int xFirst, float[] room, float[] out, int outFirst, int length);
    }

    /**
     * Applies a function and returns the number of elements processed, in whole vectors; 0 for a
     * function that isn't here.
     */
    static int apply(Elementary function, float[] x, int xFirst, float[] out, int outFirst, int length, float[] room) {
        Pass[] passes = switch (function) {
            case EXP -> EXP;
            case EXPM1 -> EXPM1;
            case LN -> LN;
            case LOG1P -> LOG1P;
            case TANH -> TANH;
            case SIGMOID -> SIGMOID;
            case SOFTPLUS -> SOFTPLUS;
            case ERF -> ERF;
            default -> NONE;
        };
        int whole = passes.length > 0 ? length - length % LANES : 0;
        for (Pass pass : passes) {
            pass.run(x, xFirst, room, out, outFirst, whole);
        }
        return whole;
    }

    private static void exp(float[] x, int xFirst, float[] room, float[] out, int outFirst, int length) {
        for (int i = 0; i < length; i += LANES) {
            FloatVector v = FloatVector.fromArray(FLOATS, x, xFirst + i);
            VectorMath.exp(v).intoArray(out, outFirst + i);
        }
    }

    private static void lnOfOnePlus(float[] x, int xFirst, float[] room, float[] out, int outFirst, int length) {
        for (int i = 0; i < length; i += LANES) {
            FloatVector v = FloatVector.fromArray(FLOATS, x, xFirst + i);
            VectorMath.lnInside(v.add(1)).intoArray(room, i);
        }
    }

    private static void log1pFromLn(float[] x, int xFirst, float[] room, float[] out, int outFirst, int length) {
        for (int i = 0; i < length; i += LANES) {
            FloatVector v = FloatVector.fromArray(FLOATS, x, xFirst + i);
            FloatVector before = FloatVector.fromArray(FLOATS, room, i);
            VectorMath.log1p(v, before).intoArray(out, outFirst + i);
        }
    }

    private static void sigmoid(float[] x, int xFirst, float[] room, float[] out, int outFirst, int length) {
        for (int i = 0; i < length; i += LANES) {
            FloatVector v = FloatVector.fromArray(FLOATS, x, xFirst + i);
            VectorMath.sigmoid(v).intoArray(out, outFirst + i);
        }
    }

    private static void lnInside(float[] x, int xFirst, float[] room, float[] out, int outFirst, int length) {
        for (int i = 0; i < length; i += LANES) {
            FloatVector v = FloatVector.fromArray(FLOATS, x, xFirst + i);
            VectorMath.lnInside(v).intoArray(room, i);
        }
    }

    private static void lnAtTheEnds(float[] x, int xFirst, float[] room, float[] out, int outFirst, int length) {
        for (int i = 0; i < length; i += LANES) {
            FloatVector v = FloatVector.fromArray(FLOATS, x, xFirst + i);
            FloatVector before = FloatVector.fromArray(FLOATS, room, i);
            VectorMath.lnAtTheEnds(v, before).intoArray(out, outFirst + i);
        }
    }

    private static void doubled(float[] x, int xFirst, float[] room, float[] out, int outFirst, int length) {
        for (int i = 0; i < length; i += LANES) {
            FloatVector v = FloatVector.fromArray(FLOATS, x, xFirst + i);
            v.lanewise(ABS).mul(2).intoArray(room, i);
        }
    }

    private static void negated(float[] x, int xFirst, float[] room, float[] out, int outFirst, int length) {
        for (int i = 0; i < length; i += LANES) {
            FloatVector v = FloatVector.fromArray(FLOATS, x, xFirst + i);
            v.lanewise(ABS).neg().intoArray(room, i);
        }
    }

    private static void erfExponent(float[] x, int xFirst, float[] room, float[] out, int outFirst, int length) {
        for (int i = 0; i < length; i += LANES) {
            FloatVector v = FloatVector.fromArray(FLOATS, x, xFirst + i);
            VectorMath.erfExponent(v).intoArray(room, i);
        }
    }

    private static void expToRoom(float[] x, int xFirst, float[] room, float[] out, int outFirst, int length) {
        for (int i = 0; i < length; i += LANES) {
            FloatVector v = FloatVector.fromArray(FLOATS, x, xFirst + i);
            VectorMath.exp(v).intoArray(room, i);
        }
    }

    private static void expOfRoom(float[] x, int xFirst, float[] room, float[] out, int outFirst, int length) {
        for (int i = 0; i < length; i += LANES) {
            FloatVector before = FloatVector.fromArray(FLOATS, room, i);
            VectorMath.exp(before).intoArray(room, i);
        }
    }

    private static void lnOfOnePlusRoom(float[] x, int xFirst, float[] room, float[] out, int outFirst, int length) {
        for (int i = 0; i < length; i += LANES) {
            FloatVector before = FloatVector.fromArray(FLOATS, room, i);
            VectorMath.lnInside(before.add(1)).intoArray(room, length + i);
        }
    }

    private static void tanhFromExp(float[] x, int xFirst, float[] room, float[] out, int outFirst, int length) {
        for (int i = 0; i < length; i += LANES) {
            FloatVector v = FloatVector.fromArray(FLOATS, x, xFirst + i);
            FloatVector before = FloatVector.fromArray(FLOATS, room, i);
            VectorMath.tanh(v, before).intoArray(out, outFirst + i);
        }
    }

    private static void erfFromExp(float[] x, int xFirst, float[] room, float[] out, int outFirst, int length) {
        for (int i = 0; i < length; i += LANES) {
            FloatVector v = FloatVector.fromArray(FLOATS, x, xFirst + i);
            FloatVector before = FloatVector.fromArray(FLOATS, room, i);
            VectorMath.erf(v, before).intoArray(out, outFirst + i);
        }
    }

    private static void softplusFromBoth(float[] x, int xFirst, float[] room, float[] out, int outFirst, int length) {
        for (int i = 0; i < length; i += LANES) {
            FloatVector v = FloatVector.fromArray(FLOATS, x, xFirst + i);
            FloatVector before = FloatVector.fromArray(FLOATS, room, i);
            FloatVector second = FloatVector.fromArray(FLOATS, room, length + i);
            VectorMath.softplus(v, before, second).intoArray(out, outFirst + i);
        }
    }

    private static void expm1FromExp(float[] x, int xFirst, float[] room, float[] out, int outFirst, int length) {
        for (int i = 0; i < length; i += LANES) {
            FloatVector v = FloatVector.fromArray(FLOATS, x, xFirst + i);
            FloatVector before = FloatVector.fromArray(FLOATS, room, i);
            VectorMath.expm1(v, before).intoArray(room, i);
        }
    }

    private static void taken(float[] x, int xFirst, float[] room, float[] out, int outFirst, int length) {
        for (int i = 0; i < length; i += LANES) {
            FloatVector before = FloatVector.fromArray(FLOATS, room, i);
            before.intoArray(out, outFirst + i);
        }
    }
}
