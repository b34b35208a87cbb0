// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plugin;

/**
 * What a call of a plug-in may take.
 *
 * @param millis of time
 * @param subjectMillis of time more for each subject that is asked for at once
 * @param bytes that it may allocate, garbage included
 * @param subjectBytes that it may allocate more for each subject that is asked for at once
 * @param failures in a row after which it is taken out
 * @param pauseMillis for which it stays out before it is tried again
 * @param longestPauseMillis for which it stays out at most: the pause doubles with each trial that fails
 * @param threads that it may leave behind; with more it is taken out, and they are ended
 * @param stop whether a call or thread that does not end by being interrupted is stopped by force
 */
record Budget(
        long millis,
        long subjectMillis,
        long bytes,
        long subjectBytes,
        int failures,
        long pauseMillis,
        long longestPauseMillis,
        int threads,
        boolean stop) {

    /** The time for a call that asks for so many subjects at once. */
    long millis(int subjects) {
        return millis + subjectMillis * Math.max(0, subjects - 1);
    }

    /** What a call that asks for so many subjects at once may allocate. */
    long bytes(int subjects) {
        return bytes + subjectBytes * Math.max(0, subjects - 1);
    }

    /** The same for what is never taken out for throwing, only for what it takes. */
    Budget forgiving() {
        return new Budget(
                millis,
                subjectMillis,
                bytes,
                subjectBytes,
                Integer.MAX_VALUE,
                pauseMillis,
                longestPauseMillis,
                threads,
                stop);
    }
}
