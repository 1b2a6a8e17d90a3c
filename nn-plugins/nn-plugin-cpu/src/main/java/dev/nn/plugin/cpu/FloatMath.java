package dev.nn.plugin.cpu;

/**
 * Elementary functions in float32. Each is a fixed sequence of IEEE 754 operations, so every
 * machine returns the same bits. The vector kernels perform the same operations lane by lane; a
 * test compares the two.
 *
 * <p>{@code FloatMathTest} states the error bounds over all floats, in units in the last place
 * relative to {@link StrictMath}. Method: reduction by powers of two and a polynomial (Cody and
 * Waite, "Software Manual for the Elementary Functions", 1980). The coefficients of exp, ln and
 * tanh are from S. Moshier's Cephes library (single precision), those of erf from N. Juffa.
 */
public final class FloatMath {

    public static final float LOG2_E = 1.442695f;
    /** 1.5 * 2^23. Adding it rounds a float to an integer. */
    public static final float ROUND = 12582912f;

    /** ln 2 split in two. The high part has few bits, so that its multiples are exact. */
    public static final float LN2_HIGH = 0.6933594f;

    public static final float LN2_LOW = -0.00021219444f;

    /** The argument above which exp overflows. Below the next constant, exp is 0. */
    public static final float EXP_MOST = 89f;

    public static final float EXP_LEAST = -104.5f;

    public static final float E0 = 0.00019875691f;
    public static final float E1 = 0.0013981999f;
    public static final float E2 = 0.008333452f;
    public static final float E3 = 0.041665796f;
    public static final float E4 = 0.16666666f;
    public static final float E5 = 0.5f;

    /** The bits of sqrt(1/2). Mantissas are reduced to the range from sqrt(1/2) to sqrt(2). */
    public static final int SQRT_HALF = 0x3f3504f3;

    public static final float SUBNORMAL_SCALE = 0x1p25f;

    public static final float L0 = 0.070376836f;
    public static final float L1 = -0.1151461f;
    public static final float L2 = 0.116769984f;
    public static final float L3 = -0.12420141f;
    public static final float L4 = 0.14249323f;
    public static final float L5 = -0.16668057f;
    public static final float L6 = 0.20000714f;
    public static final float L7 = -0.24999994f;
    public static final float L8 = 0.3333333f;

    /** The magnitude below which tanh is computed by a polynomial. */
    public static final float TANH_SMALL = 0.625f;

    public static final float T0 = -0.0057049887f;
    public static final float T1 = 0.020639088f;
    public static final float T2 = -0.053739715f;
    public static final float T3 = 0.13331442f;
    public static final float T4 = -0.3333328f;

    /** The magnitude below which erf is computed by a polynomial. */
    public static final float ERF_SMALL = 0.9277344f;

    private FloatMath() {}

    /** Returns e^x. */
    public static float exp(float x) {
        float bounded = x > EXP_MOST ? EXP_MOST : x;
        bounded = bounded < EXP_LEAST ? EXP_LEAST : bounded;
        float t = Math.fma(bounded, LOG2_E, ROUND);
        float n = t - ROUND;
        float p = expOfRemainder(remainder(bounded, n)) + 1;
        return scale(p, whole(t));
    }

    /** Returns e^x - 1, accurate near 0. */
    public static float expm1(float x) {
        float bounded = x > 40 ? 40 : x;
        bounded = bounded < -40 ? -40 : bounded;
        float t = Math.fma(bounded, LOG2_E, ROUND);
        float n = t - ROUND;
        float p = expOfRemainder(remainder(bounded, n));
        float power = Float.intBitsToFloat((whole(t) + 127) << 23);
        float small = Math.fma(power, p, power - 1);
        // -0 stays -0.
        small = x == 0 ? x : small;
        return x > 40 ? exp(x) : small;
    }

    /** Returns x - n * ln 2. */
    private static float remainder(float x, float n) {
        return Math.fma(n, -LN2_LOW, Math.fma(n, -LN2_HIGH, x));
    }

    /** Returns e^r - 1 for |r| up to ln 2 / 2. */
    private static float expOfRemainder(float r) {
        float p = Math.fma(E0, r, E1);
        p = Math.fma(p, r, E2);
        p = Math.fma(p, r, E3);
        p = Math.fma(p, r, E4);
        p = Math.fma(p, r, E5);
        return Math.fma(p, r * r, r);
    }

    /** Returns the integer that rounding by {@link #ROUND} left in the low bits. */
    private static int whole(float t) {
        return Float.floatToRawIntBits(t) - 0x4b400000;
    }

    /**
     * Returns p * 2^n. Scales in two steps, so that neither factor leaves the range before the
     * result does.
     */
    private static float scale(float p, int n) {
        int half = n >> 1;
        return p * Float.intBitsToFloat((half + 127) << 23) * Float.intBitsToFloat((n - half + 127) << 23);
    }

    /** Returns the natural logarithm of x. */
    public static float ln(float x) {
        boolean tiny = x < Float.MIN_NORMAL;
        float scaled = tiny ? x * SUBNORMAL_SCALE : x;
        int bits = Float.floatToRawIntBits(scaled);
        int e = (bits - SQRT_HALF) >> 23;
        float f = Float.intBitsToFloat(bits - (e << 23)) - 1;
        float n = (float) e - (tiny ? 25 : 0);
        float z = f * f;
        float y = Math.fma(L0, f, L1);
        y = Math.fma(y, f, L2);
        y = Math.fma(y, f, L3);
        y = Math.fma(y, f, L4);
        y = Math.fma(y, f, L5);
        y = Math.fma(y, f, L6);
        y = Math.fma(y, f, L7);
        y = Math.fma(y, f, L8);
        y = y * f * z;
        y = Math.fma(n, LN2_LOW, y);
        y = Math.fma(-0.5f, z, y);
        float result = Math.fma(n, LN2_HIGH, f + y);
        result = x == Float.POSITIVE_INFINITY ? x : result;
        result = x == 0 ? Float.NEGATIVE_INFINITY : result;
        return x < 0 || Float.isNaN(x) ? Float.NaN : result;
    }

    /**
     * Returns ln(1 + x), accurate near 0. The ratio corrects the rounding of 1 + x. Source: W.
     * Kahan.
     */
    public static float log1p(float x) {
        float u = 1 + x;
        float d = u - 1;
        float result = ln(u) * (x / d);
        result = d == 0 ? x : result;
        return u == Float.POSITIVE_INFINITY ? u : result;
    }

    /** Returns 1 / (1 + e^-x), evaluated so that it does not overflow. */
    public static float sigmoid(float x) {
        float e = exp(-Math.abs(x));
        return (x < 0 ? e : 1) / (1 + e);
    }

    /** Returns ln(1 + e^x) = max(x, 0) + ln(1 + e^-|x|). */
    public static float softplus(float x) {
        float tail = log1p(exp(-Math.abs(x)));
        return (x < 0 ? 0 : x) + tail;
    }

    /** Returns the hyperbolic tangent of x. */
    public static float tanh(float x) {
        float magnitude = Math.abs(x);
        float z = x * x;
        float p = Math.fma(T0, z, T1);
        p = Math.fma(p, z, T2);
        p = Math.fma(p, z, T3);
        p = Math.fma(p, z, T4);
        float small = Math.fma(p * z, x, x);
        float large = 1 - 2 / (exp(2 * magnitude) + 1);
        large = x < 0 ? -large : large;
        return magnitude < TANH_SMALL ? small : large;
    }

    /** Returns the error function of x. */
    public static float erf(float x) {
        float t = Math.abs(x);
        float s = x * x;
        float r = Math.fma(-1.7285347e-5f, t, 0.00038319713f);
        float u = Math.fma(-0.0038839644f, t, 0.024254622f);
        r = Math.fma(r, s, u);
        r = Math.fma(r, t, -0.10677788f);
        r = Math.fma(r, t, -0.6348467f);
        r = Math.fma(r, t, -0.12871751f);
        r = Math.fma(r, t, -t);
        float large = 1 - exp(t > 10 ? -100 : r);
        large = x < 0 ? -large : large;
        float q = Math.fma(-0.0005967617f, s, 0.0049911942f);
        q = Math.fma(q, s, -0.026768135f);
        q = Math.fma(q, s, 0.112819925f);
        q = Math.fma(q, s, -0.37612534f);
        q = Math.fma(q, s, 0.12837917f);
        float small = Math.fma(q, x, x);
        return t > ERF_SMALL ? large : small;
    }

    /** Returns the largest integer not above x. */
    public static float floor(float x) {
        float n = (float) (int) x;
        n = n > x ? n - 1 : n;
        n = n == x ? x : n;
        return Math.abs(x) < 0x1p23f ? n : x;
    }

    /** Returns -1, 0 or 1, or NaN for NaN. */
    public static float sign(float x) {
        return x > 0 ? 1 : x < 0 ? -1 : x;
    }

    /** Returns the sine of x, computed in float64. */
    public static float sin(float x) {
        return (float) StrictMath.sin(x);
    }

    /** Returns the cosine of x, computed in float64. */
    public static float cos(float x) {
        return (float) StrictMath.cos(x);
    }

    /** Returns a power with any exponent, computed in float64; NaN for a negative base. */
    public static float power(float base, float exponent) {
        return base < 0 ? Float.NaN : (float) StrictMath.pow(base, exponent);
    }

    /** Returns {@code first * ln(second)}, or 0 if the first is 0 and the second is not NaN. */
    public static float xlogy(float first, float second) {
        float product = first * ln(second);
        return first == 0 && !Float.isNaN(second) ? 0 : product;
    }

    /** Returns a power with an integer exponent, computed by repeated multiplication. */
    public static float wholePower(float base, int exponent) {
        float product = 1;
        for (int k = Math.abs(exponent); k > 0; k--) {
            product *= base;
        }
        return exponent < 0 ? 1 / product : product;
    }
}
