// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.document;

import org.shifan.api.fact.FactId;
import org.shifan.api.fact.Unit;

/**
 * A fact that a rule or condition reads, with the unit it expects; {@link Unit#TRUTH} for yes and no.
 *
 * @param place where the fact is named
 */
public record FactUse(FactId fact, Unit unit, Place place) {}
