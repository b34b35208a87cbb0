// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.core;

import java.time.Instant;

/**
 * One line of a register's history: what was entered, by what decision, and when it was typed in, which
 * may be later than the day of the decision.
 */
public record Entry<T>(T value, Decision decision, Instant recorded) {}
