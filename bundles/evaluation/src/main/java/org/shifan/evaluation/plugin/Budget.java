// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plugin;

/**
 * What a call of a plug-in may take.
 *
 * @param millis of time
 * @param subjectMillis of time more for each subject that is asked for at once
 * @param bytes that it may allocate, garbage included
 * @param failures in a row after which it is taken out
 * @param pauseMillis for which it stays out before it is tried again
 * @param stop whether a call that does not end by being interrupted is stopped by force
 */
record Budget(long millis, long subjectMillis, long bytes, int failures, long pauseMillis, boolean stop) {

    /** The same for what is never taken out for throwing, only for what it takes. */
    Budget forgiving() {
        return new Budget(millis, subjectMillis, bytes, Integer.MAX_VALUE, pauseMillis, stop);
    }
}
