package org.hengce.benchmarks.methods;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.Arrays;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * Runs a task several times in one process and prints one line of JSON: the first run (with the compiler cold), minimum
 * and median of all, and how much more heap than before was in use at the most.
 *
 * @param task what is measured, as {@code docs/performance.md} names it
 * @param size rows, units or draws: what the cost should be proportional to
 * @param threads used
 */
public record Measurement(String task, long size, int threads) {
    private static final double NANOS = 1e9;
    private static final double MEGABYTE = 1 << 20;

    /** Runs the work and prints the line; {@code result} is put into it, so that both sides can be seen to agree. */
    public <T> T run(int times, Supplier<T> work, ToDoubleFunction<T> result) {
        double[] seconds = new double[times];
        System.gc();
        long before = used();
        resetPeaks();
        T found = null;
        for (int i = 0; i < times; i++) {
            long begun = System.nanoTime();
            found = work.get();
            seconds[i] = (System.nanoTime() - begun) / NANOS;
        }
        double peak = Math.max(0, peak() - before) / MEGABYTE;
        double first = seconds[0];
        Arrays.sort(seconds);
        ObjectNode line = new ObjectMapper().createObjectNode();
        line.put("peer", "hengce")
                .put("version", System.getProperty("java.version"))
                .put("task", task)
                .put("n", size)
                .put("threads", threads)
                .put("seconds", seconds[0])
                .put("median", seconds[times / 2])
                .put("first", first)
                .put("runs", times)
                .put("peakMegabytes", peak);
        if (found == null) {
            throw new IllegalArgumentException("nothing was run");
        }
        line.put("result", result.applyAsDouble(found));
        System.out.println(line);
        return found;
    }

    private static long used() {
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static void resetPeaks() {
        ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
    }

    /** Garbage that is not collected yet counts too: the honest figure for one who must give the process its memory. */
    private static long peak() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
    }
}
