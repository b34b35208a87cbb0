// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.quality;

import org.shifan.api.core.Decision;

/**
 * A document that a trace rests on.
 *
 * @param document its number or where it lies
 * @param sha256 the digest of its file when it was handed in, or empty
 * @param decision who handed it in, when, what it shows
 */
public record TraceEvidence(String document, String sha256, Decision decision) {}
