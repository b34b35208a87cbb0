// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.intake;

import org.osgi.annotation.versioning.ConsumerType;

/** Told how an import goes on, from its own thread; callers implement it. */
@ConsumerType
@FunctionalInterface
public interface ImportProgress {
    /**
     * @param rows rows read so far
     * @param bytesRead bytes of the file read so far
     * @param bytesTotal bytes of the file
     */
    void at(long rows, long bytesRead, long bytesTotal);

    /**
     * Told while the file is checked from its first byte to its last, before the first row is stored; a file that is not
     * UTF-8 is checked twice. Of a workbook the bytes are those of its first sheet, unpacked.
     */
    default void checked(long bytesRead, long bytesTotal) {}
}
