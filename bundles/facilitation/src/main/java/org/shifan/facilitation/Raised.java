// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation;

import org.shifan.api.text.Text;

/**
 * That a source of risks says that the risk is raised; kept with a decision.
 *
 * @param why what it says; null when it failed
 * @param failed the class of the source that failed; null when it answered
 */
public record Raised(Text why, String failed) {}
