// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.archive;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.shifan.api.core.Actor;
import org.shifan.api.core.Decision;
import org.shifan.api.evaluation.VerdictOverride;

/** Keeps what named persons put forward instead of computed verdicts; rows are added, never changed. */
public interface OverrideArchive {
    /** Keeps an entry; the answer has its number. */
    VerdictOverride keep(VerdictOverride entry);

    /** Keeps that the entry of that number is confirmed; empty when it was already, by somebody faster. */
    Optional<VerdictOverride> confirm(VerdictOverride entry, Actor actor, Decision decision, Instant at);

    /** The entries about a result, oldest first. */
    List<VerdictOverride> history(long evaluation);
}
