package dev.nn.plugin.cpu.vector;

import static jdk.incubator.vector.VectorOperators.ABS;
import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.I2F;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;
import static jdk.incubator.vector.VectorOperators.NE;

import dev.nn.plugin.cpu.FloatMath;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link FloatMath} lane by lane: the same operations in the same order, so the results are
 * bit-identical. The methods are small, because the compiler does not inline large ones, and a
 * vector that is passed to a call is an object.
 */
final class VectorMath {

    static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;

    private VectorMath() {}

    private static FloatVector all(float value) {
        return FloatVector.broadcast(FLOATS, value);
    }

    static FloatVector exp(FloatVector x) {
        FloatVector bounded = x.blend(FloatMath.EXP_MOST, x.compare(GT, FloatMath.EXP_MOST));
        bounded = bounded.blend(FloatMath.EXP_LEAST, bounded.compare(LT, FloatMath.EXP_LEAST));
        FloatVector t = bounded.fma(all(FloatMath.LOG2_E), all(FloatMath.ROUND));
        FloatVector n = t.sub(FloatMath.ROUND);
        FloatVector p = expOfRemainder(remainder(bounded, n)).add(1);
        return scale(p, whole(t));
    }

    /**
     * Computes e^x - 1 from x and e^x. Returns e^x for large x, where the 1 makes no difference.
     */
    static FloatVector expm1(FloatVector x, FloatVector exp) {
        VectorMask<Float> large = x.compare(GT, 40);
        FloatVector bounded = x.blend(40, large);
        bounded = bounded.blend(-40, bounded.compare(LT, -40));
        FloatVector t = bounded.fma(all(FloatMath.LOG2_E), all(FloatMath.ROUND));
        FloatVector n = t.sub(FloatMath.ROUND);
        FloatVector p = expOfRemainder(remainder(bounded, n));
        FloatVector power = whole(t).add(127).lanewise(LSHL, 23).reinterpretAsFloats();
        FloatVector small = power.fma(p, power.sub(1));
        small = small.blend(x, x.compare(EQ, 0));
        return small.blend(exp, large);
    }

    private static FloatVector remainder(FloatVector x, FloatVector n) {
        return n.fma(all(-FloatMath.LN2_LOW), n.fma(all(-FloatMath.LN2_HIGH), x));
    }

    private static FloatVector expOfRemainder(FloatVector r) {
        FloatVector p = all(FloatMath.E0).fma(r, all(FloatMath.E1));
        p = p.fma(r, all(FloatMath.E2));
        p = p.fma(r, all(FloatMath.E3));
        p = p.fma(r, all(FloatMath.E4));
        p = p.fma(r, all(FloatMath.E5));
        return p.fma(r.mul(r), r);
    }

    private static IntVector whole(FloatVector t) {
        return t.reinterpretAsInts().sub(0x4b400000);
    }

    private static FloatVector scale(FloatVector p, IntVector n) {
        IntVector half = n.lanewise(ASHR, 1);
        FloatVector first = half.add(127).lanewise(LSHL, 23).reinterpretAsFloats();
        FloatVector second = n.sub(half).add(127).lanewise(LSHL, 23).reinterpretAsFloats();
        return p.mul(first).mul(second);
    }

    static FloatVector ln(FloatVector x) {
        return lnAtTheEnds(x, lnInside(x));
    }

    /** Computes ln x for positive numbers. {@link #lnAtTheEnds} corrects the other arguments. */
    static FloatVector lnInside(FloatVector x) {
        VectorMask<Float> tiny = x.compare(LT, Float.MIN_NORMAL);
        FloatVector scaled = x.blend(x.mul(FloatMath.SUBNORMAL_SCALE), tiny);
        IntVector bits = scaled.reinterpretAsInts();
        IntVector e = bits.sub(FloatMath.SQRT_HALF).lanewise(ASHR, 23);
        FloatVector f = bits.sub(e.lanewise(LSHL, 23)).reinterpretAsFloats().sub(1);
        FloatVector n = (FloatVector) e.convertShape(I2F, FLOATS, 0);
        n = n.sub(FloatVector.zero(FLOATS).blend(25, tiny));
        return lnOfMantissa(f, n);
    }

    private static FloatVector lnOfMantissa(FloatVector f, FloatVector n) {
        FloatVector z = f.mul(f);
        FloatVector y = all(FloatMath.L0).fma(f, all(FloatMath.L1));
        y = y.fma(f, all(FloatMath.L2));
        y = y.fma(f, all(FloatMath.L3));
        y = y.fma(f, all(FloatMath.L4));
        y = y.fma(f, all(FloatMath.L5));
        y = y.fma(f, all(FloatMath.L6));
        y = y.fma(f, all(FloatMath.L7));
        y = y.fma(f, all(FloatMath.L8));
        y = y.mul(f).mul(z);
        y = n.fma(all(FloatMath.LN2_LOW), y);
        y = all(-0.5f).fma(z, y);
        return n.fma(all(FloatMath.LN2_HIGH), f.add(y));
    }

    static FloatVector lnAtTheEnds(FloatVector x, FloatVector inside) {
        FloatVector result = inside.blend(Float.POSITIVE_INFINITY, x.compare(EQ, Float.POSITIVE_INFINITY));
        result = result.blend(Float.NEGATIVE_INFINITY, x.compare(EQ, 0));
        return result.blend(Float.NaN, x.compare(LT, 0).or(x.compare(NE, x)));
    }

    /** Computes ln(1 + x) from x and {@link #lnInside} of 1 + x. */
    static FloatVector log1p(FloatVector x, FloatVector inside) {
        FloatVector u = x.add(1);
        FloatVector d = u.sub(1);
        FloatVector result = lnAtTheEnds(u, inside).mul(x.div(d));
        result = result.blend(x, d.compare(EQ, 0));
        return result.blend(u, u.compare(EQ, Float.POSITIVE_INFINITY));
    }

    static FloatVector sigmoid(FloatVector x) {
        FloatVector e = exp(x.lanewise(ABS).neg());
        return all(1).blend(e, x.compare(LT, 0)).div(e.add(1));
    }

    /** Computes softplus from x, e^-|x| and {@link #lnInside} of 1 + e^-|x|. */
    static FloatVector softplus(FloatVector x, FloatVector exp, FloatVector inside) {
        FloatVector tail = log1p(exp, inside);
        return x.blend(0, x.compare(LT, 0)).add(tail);
    }

    /** Computes tanh from x and e^2|x|. */
    static FloatVector tanh(FloatVector x, FloatVector exp) {
        return tanhFarOut(x, exp).blend(tanhNearZero(x), x.lanewise(ABS).compare(LT, FloatMath.TANH_SMALL));
    }

    private static FloatVector tanhFarOut(FloatVector x, FloatVector exp) {
        FloatVector large = all(1).sub(all(2).div(exp.add(1)));
        return large.blend(large.neg(), x.compare(LT, 0));
    }

    private static FloatVector tanhNearZero(FloatVector x) {
        FloatVector z = x.mul(x);
        FloatVector p = all(FloatMath.T0).fma(z, all(FloatMath.T1));
        p = p.fma(z, all(FloatMath.T2));
        p = p.fma(z, all(FloatMath.T3));
        p = p.fma(z, all(FloatMath.T4));
        return p.mul(z).fma(x, x);
    }

    /** Computes erf from x and e^{@link #erfExponent}. */
    static FloatVector erf(FloatVector x, FloatVector exp) {
        FloatVector large = all(1).sub(exp);
        large = large.blend(large.neg(), x.compare(LT, 0));
        return erfNearZero(x, x.mul(x)).blend(large, x.lanewise(ABS).compare(GT, FloatMath.ERF_SMALL));
    }

    /** Computes ln(1 - erf |x|) away from zero. */
    static FloatVector erfExponent(FloatVector x) {
        FloatVector t = x.lanewise(ABS);
        FloatVector s = x.mul(x);
        FloatVector r = all(-1.7285347e-5f).fma(t, all(0.00038319713f));
        FloatVector u = all(-0.0038839644f).fma(t, all(0.024254622f));
        r = r.fma(s, u);
        r = r.fma(t, all(-0.10677788f));
        r = r.fma(t, all(-0.6348467f));
        r = r.fma(t, all(-0.12871751f));
        r = r.fma(t, t.neg());
        return r.blend(-100, t.compare(GT, 10));
    }

    private static FloatVector erfNearZero(FloatVector x, FloatVector s) {
        FloatVector q = all(-0.0005967617f).fma(s, all(0.0049911942f));
        q = q.fma(s, all(-0.026768135f));
        q = q.fma(s, all(0.112819925f));
        q = q.fma(s, all(-0.37612534f));
        q = q.fma(s, all(0.12837917f));
        return q.fma(x, x);
    }

    static FloatVector floor(FloatVector x) {
        // Adding 2^23 rounds to an integer. A conversion to int and back would allocate objects on
        // JDK 17.
        FloatVector n = x.lanewise(ABS).add(0x1p23f).sub(0x1p23f);
        n = n.blend(n.neg(), x.compare(LT, 0));
        n = n.blend(n.sub(1), n.compare(GT, x));
        n = n.blend(x, n.compare(EQ, x));
        return x.blend(n, x.lanewise(ABS).compare(LT, 0x1p23f));
    }

    static FloatVector sign(FloatVector x) {
        return x.blend(1, x.compare(GT, 0)).blend(-1, x.compare(LT, 0));
    }

    static FloatVector xlogy(FloatVector x, FloatVector y) {
        return x.mul(ln(y)).blend(0, x.compare(EQ, 0).and(y.compare(EQ, y)));
    }

    static FloatVector wholePower(FloatVector x, int exponent) {
        FloatVector product = all(1);
        for (int k = Math.abs(exponent); k > 0; k--) {
            product = product.mul(x);
        }
        return exponent < 0 ? all(1).div(product) : product;
    }
}
