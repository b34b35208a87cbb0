// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.itests;

import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import javax.management.JMException;
import javax.management.ObjectName;

/**
 * What the process holds once garbage is gone.
 *
 * @param heap MiB in use
 * @param threads that are alive
 * @param loaders class loaders of bundles
 */
record Footprint(long heap, int threads, long loaders) {
    private static final int MOST_COLLECTIONS = 12;
    private static final String BUNDLE_LOADER = "BundleClassLoader";

    /** Collects garbage until nothing more goes. */
    static Footprint settled() throws JMException {
        Footprint now = measured();
        for (int i = 0; i < MOST_COLLECTIONS; i++) {
            Footprint before = now;
            now = measured();
            if (i > 2 && now.equals(before)) {
                break;
            }
        }
        return now;
    }

    private static Footprint measured() throws JMException {
        System.gc();
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(300));
        long used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        return new Footprint(used >> 20, ManagementFactory.getThreadMXBean().getThreadCount(), bundleLoaders());
    }

    /** Asks the virtual machine, as {@code jcmd PID VM.classloader_stats} does. */
    private static long bundleLoaders() throws JMException {
        String stats = (String) ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        "vmClassloaderStats",
                        new Object[] {new String[0]},
                        new String[] {String[].class.getName()});
        return stats.lines().filter(line -> line.contains(BUNDLE_LOADER)).count();
    }
}
