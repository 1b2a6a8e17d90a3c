package dev.nn.plugin.cpu;

import dev.nn.domain.formula.BinaryFunction;
import dev.nn.domain.formula.Elementary;
import dev.nn.domain.formula.Instruction;
import dev.nn.domain.formula.Operator;
import dev.nn.domain.formula.Program;
import dev.nn.domain.formula.Relation;
import dev.nn.domain.tensor.Float32Tensor;
import dev.nn.domain.tensor.Tensor;
import java.util.Arrays;
import java.util.List;

/**
 * An interpreter of a {@link Program} over float32 tensors. It runs one instruction at a time over
 * blocks that fit in the L1 cache. Inputs are read in place. A result is written directly to its
 * output if nothing reads that memory afterwards. Not thread-safe: one call at a time, but parts of
 * one call may run on several threads, each with its own {@link Scratch}.
 */
final class FloatProgram {

    private final Step[] steps;
    private final int variables;
    private final int[] results;
    private final int[] lastUse;

    /** One instruction, the slot that it writes, and the block of a constant. */
    private record Step(Instruction instruction, int slot, float[] constant) {}

    /** The scratch memory of one thread for one program. */
    static final class Scratch {
        private final float[][] own;
        private final float[][] array;
        private final int[] first;
        private final int[] direct;
        private final float[] room = new float[2 * Program.BLOCK];

        Scratch(FloatProgram program) {
            int slots = program.variables + program.steps.length;
            own = new float[slots][];
            array = new float[slots][];
            first = new int[slots];
            direct = new int[slots];
            for (Step step : program.steps) {
                own[step.slot] = step.constant.length > 0 ? step.constant : new float[Program.BLOCK];
            }
        }

        /** Returns the slot's own block. A variable's block is allocated on first use. */
        private float[] own(int slot) {
            float[] block = own[slot];
            if (block == null) {
                block = new float[Program.BLOCK];
                own[slot] = block;
            }
            return block;
        }
    }

    FloatProgram(Program program) {
        List<Instruction> instructions = program.instructions();
        variables = program.variables().size();
        steps = new Step[instructions.size()];
        lastUse = new int[variables + steps.length];
        for (int i = 0; i < steps.length; i++) {
            Instruction instruction = instructions.get(i);
            float[] constant = {};
            if (instruction instanceof Instruction.Load load) {
                constant = new float[Program.BLOCK];
                Arrays.fill(constant, (float) load.value());
            }
            steps[i] = new Step(instruction, variables + i, constant);
            for (int slot : reads(instruction)) {
                lastUse[slot] = i;
            }
        }
        results = new int[program.expressions()];
        for (int k = 0; k < results.length; k++) {
            results[k] = program.resultSlot(k);
        }
    }

    private static int[] reads(Instruction instruction) {
        if (instruction instanceof Instruction.Apply apply) {
            return new int[] {apply.argument()};
        } else if (instruction instanceof Instruction.Negate negate) {
            return new int[] {negate.argument()};
        } else if (instruction instanceof Instruction.WholePower power) {
            return new int[] {power.base()};
        } else if (instruction instanceof Instruction.Combine combine) {
            return new int[] {combine.left(), combine.right()};
        } else if (instruction instanceof Instruction.Pair pair) {
            return new int[] {pair.first(), pair.second()};
        } else if (instruction instanceof Instruction.Select select) {
            return new int[] {select.left(), select.right(), select.then(), select.otherwise()};
        }
        return new int[0];
    }

    /** Evaluates the program for elements {@code from} to {@code to} of all tensors. */
    void run(Kernels kernels, double[] scalars, Tensor[] inputs, Tensor[] outputs, int from, int to, Scratch scratch) {
        prepare(scalars, inputs, outputs, Math.min(Program.BLOCK, to - from), scratch);
        // A comparison of 'at' and 'to' would fail when 'at' overflows in the last step.
        for (int at = from; to - at > 0; at += Program.BLOCK) {
            int length = Math.min(Program.BLOCK, to - at);
            for (int v = 0; v < inputs.length; v++) {
                place(Float32Tensor.require(inputs[v]), scalars.length + v, outputs, at, length, scratch);
            }
            for (Step step : steps) {
                int output = scratch.direct[step.slot];
                if (output >= 0) {
                    Float32Tensor place = Float32Tensor.require(outputs[output]);
                    scratch.array[step.slot] = place.storage();
                    scratch.first[step.slot] = place.offset() + at;
                }
                run(kernels, step.instruction, step.slot, length, scratch);
            }
            for (int k = 0; k < outputs.length; k++) {
                int slot = results[k];
                if (scratch.direct[slot] != k) {
                    Float32Tensor place = Float32Tensor.require(outputs[k]);
                    int origin = scratch.first[slot];
                    System.arraycopy(scratch.array[slot], origin, place.storage(), place.offset() + at, length);
                }
            }
        }
    }

    /**
     * Binds an input in place. Copies it first if it is itself a result and shares memory with an
     * output.
     */
    private void place(Float32Tensor input, int slot, Tensor[] outputs, int at, int length, Scratch scratch) {
        if (isResult(slot) && sharesPlace(input, outputs)) {
            float[] kept = scratch.own(slot);
            System.arraycopy(input.storage(), input.offset() + at, kept, 0, length);
            scratch.array[slot] = kept;
            scratch.first[slot] = 0;
        } else {
            scratch.array[slot] = input.storage();
            scratch.first[slot] = input.offset() + at;
        }
    }

    private static boolean sharesPlace(Float32Tensor input, Tensor[] outputs) {
        for (Tensor output : outputs) {
            if (Float32Tensor.require(output).storage() == input.storage()) {
                return true;
            }
        }
        return false;
    }

    private void prepare(double[] scalars, Tensor[] inputs, Tensor[] outputs, int block, Scratch scratch) {
        for (int s = 0; s < scalars.length; s++) {
            Arrays.fill(scratch.own(s), 0, block, (float) scalars[s]);
            scratch.array[s] = scratch.own(s);
            scratch.first[s] = 0;
        }
        for (Step step : steps) {
            scratch.array[step.slot] = scratch.own[step.slot];
            scratch.first[step.slot] = 0;
        }
        Arrays.fill(scratch.direct, -1);
        for (int k = 0; k < outputs.length; k++) {
            int slot = results[k];
            boolean made = slot >= variables && steps[slot - variables].constant.length == 0;
            if (made && scratch.direct[slot] < 0 && !readLater(inputs, scalars.length, outputs[k], slot - variables)) {
                scratch.direct[slot] = k;
            }
        }
    }

    /**
     * Returns whether an input that shares the output's memory is read after the given instruction.
     */
    private boolean readLater(Tensor[] inputs, int firstInput, Tensor output, int instruction) {
        float[] storage = Float32Tensor.require(output).storage();
        for (int v = 0; v < inputs.length; v++) {
            if (Float32Tensor.require(inputs[v]).storage() == storage && lastUse[firstInput + v] > instruction) {
                return true;
            }
        }
        return false;
    }

    private boolean isResult(int slot) {
        for (int result : results) {
            if (result == slot) {
                return true;
            }
        }
        return false;
    }

    private static void run(Kernels kernels, Instruction instruction, int slot, int length, Scratch scratch) {
        float[][] array = scratch.array;
        int[] first = scratch.first;
        float[] out = array[slot];
        int to = first[slot];
        if (instruction instanceof Instruction.Combine combine) {
            Operator operator = combine.operator();
            int x = combine.left();
            int y = combine.right();
            kernels.combine(operator, array[x], first[x], array[y], first[y], out, to, length);
        } else if (instruction instanceof Instruction.Select select) {
            select(kernels, select, out, to, length, array, first);
        } else if (instruction instanceof Instruction.Apply apply) {
            Elementary function = apply.function();
            int x = apply.argument();
            kernels.apply(function, array[x], first[x], out, to, length, scratch.room);
        } else if (instruction instanceof Instruction.Pair pair) {
            BinaryFunction function = pair.function();
            int x = pair.first();
            int y = pair.second();
            kernels.pair(function, array[x], first[x], array[y], first[y], out, to, length);
        } else if (instruction instanceof Instruction.Negate negate) {
            int x = negate.argument();
            kernels.negate(array[x], first[x], out, to, length);
        } else if (instruction instanceof Instruction.WholePower power) {
            int x = power.base();
            kernels.wholePower(array[x], first[x], power.exponent(), out, to, length);
        }
        // A Load needs no work: the constructor filled its block.
    }

    private static void select(
            Kernels kernels, Instruction.Select select, float[] out, int to, int length, float[][] array, int[] first) {
        Relation relation = select.relation();
        int x = select.left();
        int y = select.right();
        int yes = select.then();
        int no = select.otherwise();
        kernels.select(
                relation,
                array[x],
                first[x],
                array[y],
                first[y],
                array[yes],
                first[yes],
                array[no],
                first[no],
                out,
                to,
                length);
    }
}
