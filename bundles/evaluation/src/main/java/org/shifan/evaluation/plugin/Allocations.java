// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plugin;

import java.lang.management.ManagementFactory;

/** Counts what a thread allocates, where the Java virtual machine does. */
final class Allocations {
    private static final com.sun.management.ThreadMXBean COUNTER = counter();

    private Allocations() {}

    private static com.sun.management.ThreadMXBean counter() {
        return ManagementFactory.getThreadMXBean() instanceof com.sun.management.ThreadMXBean bean
                        && bean.isThreadAllocatedMemorySupported()
                        && bean.isThreadAllocatedMemoryEnabled()
                ? bean
                : null;
    }

    /** In bytes since the thread began; 0 where nobody counts. */
    static long of(Thread thread) {
        return COUNTER == null ? 0 : COUNTER.getThreadAllocatedBytes(thread.getId());
    }
}
