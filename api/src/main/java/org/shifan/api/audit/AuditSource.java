// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.audit;

import java.util.List;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Changes that a bundle keeps, in an order that never changes. A bundle registers one for each table of its decisions; the
 * log takes them over, and reads them again whenever it is verified. Two with one name are a mistake: the first serves.
 *
 * <p>Only what is committed is shown, and what was shown once reads the same for ever.
 */
@ConsumerType
public interface AuditSource {

    /** Its stable name, 60 characters at most, such as {@code evaluation.override}. */
    String name();

    /**
     * Some of the changes, by position.
     *
     * @param after the position behind which to begin; empty for the first
     * @param limit how many at most, 1 or more; fewer than that mean that there is no more
     * @return changes whose positions ascend
     */
    List<AuditedChange> changes(String after, int limit);
}
