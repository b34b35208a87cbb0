// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.plan;

import org.shifan.api.text.Text;

/**
 * One of the ways in which an item or veto can come out.
 *
 * @param item the item or veto
 * @param band whether it is a step of a scale
 * @param words the step or condition, and for a condition whether it holds
 */
public record Branch(String item, boolean band, Text words) {}
