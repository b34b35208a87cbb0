// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.quality;

import org.shifan.api.code.OrganisationCode;
import org.shifan.api.core.Decision;

/**
 * That an enterprise made the goods of an incident, confirmed by a person.
 *
 * @param confidence what the comparison of the report with the register gave on that day, in points from 0 to 95; 0 when the
 *     person knew it from elsewhere
 */
public record Attribution(OrganisationCode enterprise, int confidence, Decision decision) {}
