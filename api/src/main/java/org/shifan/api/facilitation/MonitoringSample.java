// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.facilitation;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.shifan.api.code.OrganisationCode;
import org.shifan.api.core.Decision;

/**
 * A sample under a monitoring plan (F2).
 *
 * @param plan the number of the plan
 * @param declaration the number of the declaration that it was taken of; empty when it was taken at the works
 * @param reference the number on the sample, or of the record of taking it
 * @param takenOn the day on which it was taken
 * @param taken who entered it, why, on what document
 * @param outcome what the test found
 * @param failedItems the items of the plan that it failed; empty unless it failed
 * @param found the decision about the result, or null while there is none
 */
public record MonitoringSample(
        long number,
        long plan,
        OrganisationCode enterprise,
        String declaration,
        String reference,
        LocalDate takenOn,
        Decision taken,
        Outcome outcome,
        List<String> failedItems,
        Decision found) {
    public MonitoringSample {
        failedItems = List.copyOf(failedItems);
    }

    /** What the test found. */
    public enum Outcome {
        /** No result yet. */
        OPEN,
        PASSED,
        /** The risk of the goods is raised from the day of the decision, until an officer ends that. */
        FAILED
    }

    /** The decision about the result. */
    public Optional<Decision> result() {
        return Optional.ofNullable(found);
    }
}
