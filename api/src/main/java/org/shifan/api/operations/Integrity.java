// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.operations;

import java.time.Duration;
import java.util.List;

import org.osgi.annotation.versioning.ProviderType;

import org.shifan.api.text.Message;
import org.shifan.api.text.Text;

/**
 * Runs every {@link IntegrityCheck} that is there: rows, sums, archive and audit log agree, and nothing is lost or doubled;
 * Shifan implements it.
 */
@ProviderType
public interface Integrity {
    /**
     * What one check came to.
     *
     * @param check its name
     * @param title what it looked at
     * @param findings what it found; null when it broke
     * @param broke why it broke; null when it did not
     */
    record Part(String check, Text title, IntegrityFindings findings, Message broke, Duration took) {

        /** Whether it ran to its end and found that everything agrees. */
        public boolean sound() {
            return findings != null && findings.sound();
        }
    }

    /** Runs all checks now, one after the other, by name. A check that breaks is reported and keeps no other from running. */
    List<Part> check();
}
