// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest.http;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;

/** Lets those who change the same thing in one after the other, so that between the comparison and the change nothing comes. */
final class Turns {
    /** Two things seldom share one; whoever waits in vain waits for one change. */
    private static final int LOCKS = 256;

    private final Lock[] locks =
            IntStream.range(0, LOCKS).mapToObj(each -> new ReentrantLock(true)).toArray(Lock[]::new);

    Lock of(String thing) {
        return locks[Math.floorMod(thing.hashCode(), LOCKS)];
    }
}
