// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.audit;

import java.time.Instant;

/**
 * A change as the log keeps it.
 *
 * @param number its number in the log, from 1 without gaps
 * @param previous the hash of the entry before; 64 zeros for the first
 * @param source who showed it
 * @param taken when the log took it over
 * @param change the change
 * @param hash SHA-256, in hexadecimal, of all of the above in canonical form ({@code docs/audit.md})
 */
public record AuditEntry(
        long number, String previous, String source, Instant taken, AuditedChange change, String hash) {}
