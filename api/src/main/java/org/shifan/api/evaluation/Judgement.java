// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.evaluation;

import org.shifan.api.core.Decision;
import org.shifan.api.core.Subject;

/**
 * What a named assessor (评审员) found about one item of one subject; a correction is a new entry of the same assessor, and
 * the latest counts.
 *
 * @param id its number
 * @param year the year that is judged
 * @param criteria the id of the criteria set
 * @param item the id of its item
 * @param value a word of the item's scale, or a number of points
 * @param decision who judged, when, why and on what evidence
 */
public record Judgement(
        long id, Subject subject, int year, String criteria, String item, String value, Decision decision) {}
