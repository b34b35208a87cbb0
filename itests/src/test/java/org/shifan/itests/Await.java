// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.itests;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import static org.junit.Assert.fail;

/** Waits for a condition that no event tells, half a minute if nothing else is said. */
final class Await {

    private static final long SECONDS = 30;

    private Await() {}

    static void until(String what, Callable<Boolean> condition) throws Exception {
        until(SECONDS, what, condition);
    }

    static void until(long seconds, String what, Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (!condition.call()) {
            if (System.nanoTime() - end > 0) {
                fail("within " + seconds + " s it did not come to this: " + what);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }
}
