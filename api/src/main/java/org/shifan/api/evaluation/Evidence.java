// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.evaluation;

import java.time.LocalDate;

import org.shifan.api.core.Decision;
import org.shifan.api.core.Subject;

/**
 * A document that a subject handed in as evidence, or the statement that there is none; what is entered later replaces
 * what was entered before, unless it is valid only from a later day on and the earlier one still is, and nothing is taken out.
 *
 * @param id its number
 * @param name what it is evidence of, such as {@code org.charter}; shared by all criteria
 * @param there whether it exists
 * @param from the first day on which it is valid; null when there is none
 * @param to the last day; null when it does not say
 * @param decision who entered it, when and why; its evidence is the document's number
 */
public record Evidence(
        long id, Subject subject, String name, boolean there, LocalDate from, LocalDate to, Decision decision) {}
