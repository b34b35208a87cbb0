// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.quality;

import java.time.Instant;

import org.shifan.api.core.Decision;
import org.shifan.api.text.Text;

/**
 * Something that was done with an incident; never changed afterwards.
 *
 * @param what in words, with the numbers and codes concerned
 */
public record IncidentStep(Instant recorded, Text what, Decision decision) {}
