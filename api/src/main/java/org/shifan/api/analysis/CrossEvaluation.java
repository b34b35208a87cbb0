// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.analysis;

import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.text.Text;

/**
 * A subject under criteria that are not those of its bureau. Unofficial: for comparing criteria, never a decision.
 *
 * @param remark that it is unofficial, and why; also the first reason of {@code other} and its status
 * @param own by the criteria that apply to it; null when there are none in force
 * @param other by the others, a draft without a number
 */
public record CrossEvaluation(Text remark, Evaluation own, Evaluation other) {}
