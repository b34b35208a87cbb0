// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.audit;

import java.time.Instant;
import java.util.List;

/**
 * What a verification found.
 *
 * @param made when
 * @param entries how many entries were checked one by one
 * @param compared how many of them were compared with their source
 * @param head the end of the log then
 * @param absent sources that entries name and that are not here, so that their entries were not compared
 * @param faults the first fault of the chain and the first of each source, the lowest entry first; empty when all is well
 */
public record AuditVerification(
        Instant made, long entries, long compared, AuditHead head, List<String> absent, List<AuditFault> faults) {
    public AuditVerification {
        absent = List.copyOf(absent);
        faults = List.copyOf(faults);
    }
}
