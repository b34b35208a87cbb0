// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.audit;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.osgi.annotation.versioning.ProviderType;

/**
 * The hash-chained log of all changes; Shifan implements it. It takes over by itself what its sources show; the methods
 * here do so first, so that nothing is left out of their answer.
 */
@ProviderType
public interface AuditLog {

    /** Takes over what is new at the sources; how many changes. A source that fails is left for the next time. */
    int takeOver();

    /** The end of the log. */
    AuditHead head();

    /**
     * Entries, newest first.
     *
     * @param query what is looked for
     * @param before only numbers below this one
     * @param limit how many at most
     */
    List<AuditEntry> entries(Query query, long before, int limit);

    /**
     * Checks every entry by itself, the chain of all, every entry against its source, and the head that somebody kept.
     *
     * @param kept what the log must contain; null for nothing
     */
    AuditVerification verify(AuditHead kept);

    /**
     * Writes all entries as JSON lines, oldest first, then the head; see {@code docs/audit.md}.
     *
     * @return the head that was written
     * @throws IOException when it cannot be written
     */
    AuditHead export(Appendable out) throws IOException;

    /** How the log stands; takes nothing over. */
    State state();

    /**
     * What is looked for; null for all.
     *
     * @param subject of this subject
     * @param who by this account or name
     * @param source from this source
     * @param since entered then or later; where that is not known, taken over then or later
     */
    record Query(String subject, String who, String source, Instant since) {
        /** Everything. */
        public static final Query ALL = new Query(null, null, null, null);
    }

    /**
     * How the log stands.
     *
     * @param head its end
     * @param sources the sources that are here, by name, with how many of their changes wait; 100 for that many or more
     * @param failures what sources that failed said last, by name
     * @param verified when it was verified last; null for never
     * @param verifiedHead its end then; null for never
     * @param sound whether that found no fault; false for never
     */
    record State(
            AuditHead head,
            Map<String, Integer> sources,
            Map<String, String> failures,
            Instant verified,
            AuditHead verifiedHead,
            boolean sound) {
        public State {
            sources = Map.copyOf(sources);
            failures = Map.copyOf(failures);
        }
    }
}
