// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.evaluation;

import java.math.BigDecimal;
import java.util.List;

import org.osgi.annotation.versioning.ProviderType;

import org.shifan.api.core.Actor;
import org.shifan.api.core.Decision;

/**
 * Lets named persons override the verdict of an official result; Shifan implements it. Two persons take part: one puts it
 * forward, another one confirms it: neither the account nor the name that stands behind the one stands behind the other. The
 * decision is by the one whom {@link Actor#by()} tells. Entries are added, never changed, and the computed verdict and total stay in sight
 * wherever the result is shown. A draft cannot be overridden, and another result of the same subject is another matter:
 * the next evaluation begins without an override.
 */
@ProviderType
public interface Overrides {
    /**
     * Puts a verdict forward; what was pending before is replaced by it.
     *
     * @param verdict {@link Verdict#PASS}, {@link Verdict#FAIL} or {@link Verdict#FAIL_VETO}
     * @param total a total to stand beside the computed one; null to leave it
     * @throws org.shifan.api.text.ShifanException {@code evaluation.unknown}, {@code evaluation.override.verdict}, {@code
     *     evaluation.override.same}, {@code evaluation.override.total}, {@code evaluation.entry.future}
     */
    VerdictOverride propose(long evaluation, Verdict verdict, BigDecimal total, Actor actor, Decision decision);

    /**
     * Puts forward that the override in effect ends.
     *
     * @throws org.shifan.api.text.ShifanException {@code evaluation.unknown}, {@code evaluation.override.none}
     */
    VerdictOverride withdraw(long evaluation, Actor actor, Decision decision);

    /**
     * Confirms what is pending, which takes effect by it.
     *
     * @throws org.shifan.api.text.ShifanException {@code evaluation.unknown}, {@code evaluation.override.pending}, {@code
     *     evaluation.override.second} when the same account or name put it forward
     */
    VerdictOverride confirm(long evaluation, Actor actor, Decision decision);

    /** Everything that was ever put forward about the result, oldest first. */
    List<VerdictOverride> history(long evaluation);
}
