package cn.baolei.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.time.Duration;
import java.time.Instant;

/** Measures the phases of a benchmark and prints one line for each. */
class Stopwatch {

    private Duration total = Duration.ZERO;

    interface Work {
        void run() throws Exception;
    }

    /** @param count of what the phase works on, for the rate */
    void phase(String name, int count, String what, Work work) throws Exception {
        Instant begun = Instant.now();
        long cpuBefore = cpuNanos();
        work.run();
        Duration took = Duration.between(begun, Instant.now());
        total = total.plus(took);
        System.out.printf("%-34s %8.1f s  %9d %-14s %9.1f /s  JVM CPU %6.1f s  load %.1f%n", name, took.toMillis() / 1000.0, count, what,
                count * 1000.0 / Math.max(1, took.toMillis()), (cpuNanos() - cpuBefore) / 1e9,
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    /** Of this process; what the database's own processes use comes on top. */
    private static long cpuNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    Duration total() {
        return total;
    }

    /** Megabytes: the sum of what each part of the heap held at most. */
    static long peakHeap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage).mapToLong(usage -> usage.getUsed()).sum() >> 20;
    }
}
