// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.evaluation;

import java.util.List;

import org.osgi.annotation.versioning.ProviderType;

import org.shifan.api.code.DateRange;
import org.shifan.api.core.Decision;
import org.shifan.api.core.Subject;

/**
 * What people say for an evaluation: judgements of assessors, and evidence that was handed in (§四(四)); Shifan implements
 * it. Entries are added, never changed; an evaluation as of a day sees what was decided up to that day.
 */
@ProviderType
public interface Assessments {
    /**
     * Enters a judgement.
     *
     * @throws org.shifan.api.text.ShifanException {@code evaluation.judgement.criteria} or {@code
     *     evaluation.judgement.item} when no such item is judged, {@code evaluation.judgement.value} for a word or
     *     number that the item's scale does not have, {@code evaluation.entry.future} for a day or year to come, or what
     *     the registers say of an unknown subject
     */
    Judgement judge(Subject subject, int year, String criteria, String item, String value, Decision decision);

    /** All judgements of the subject for that year, the corrected ones too, oldest first. */
    List<Judgement> judgements(Subject subject, int year);

    /**
     * Enters evidence that is valid for that time.
     *
     * @throws org.shifan.api.text.ShifanException {@code evaluation.evidence.name}, {@code
     *     evaluation.evidence.reference} when the decision names no document, {@code evaluation.entry.future}, or what the
     *     registers say of an unknown subject
     */
    Evidence submit(Subject subject, String name, DateRange valid, Decision decision);

    /** Enters that there is no such evidence. */
    Evidence absent(Subject subject, String name, Decision decision);

    /** All evidence of the subject, what was replaced too, oldest first. */
    List<Evidence> evidence(Subject subject);
}
