// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.service;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.core.Actor;
import org.shifan.api.core.Decision;
import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.evaluation.Overrides;
import org.shifan.api.evaluation.Verdict;
import org.shifan.api.evaluation.VerdictOverride;
import org.shifan.api.identity.Permissions;
import org.shifan.api.identity.Place;
import org.shifan.api.text.ShifanException;
import org.shifan.evaluation.archive.OverrideArchive;
import org.shifan.evaluation.archive.Reading;
import org.shifan.evaluation.archive.ResultArchive;

import static org.shifan.evaluation.service.ServiceMessages.M;

/** Takes in overrides of official results, and refuses those that would say nothing or have no second person. */
@Component
public final class OverrideDesk implements Overrides {
    /** What a person may give: what is undecided or broken needs facts or a mended plug-in, and no decree. */
    private static final Set<Verdict> GIVEN = Set.of(Verdict.PASS, Verdict.FAIL, Verdict.FAIL_VETO);

    private static final int DECIMALS = 6;
    private static final BigDecimal MOST = new BigDecimal("100000");

    private final ResultArchive results;
    private final OverrideArchive archive;
    private final Permissions permissions;
    private final Reading reading;
    private final Signed signed;
    private final Clock clock;

    @Activate
    public OverrideDesk(
            @Reference ResultArchive results,
            @Reference OverrideArchive archive,
            @Reference Permissions permissions,
            @Reference Reading reading) {
        this(results, archive, permissions, reading, Clock.systemUTC());
    }

    OverrideDesk(
            ResultArchive results, OverrideArchive archive, Permissions permissions, Reading reading, Clock clock) {
        this.permissions = permissions;
        this.reading = reading;
        this.results = results;
        this.archive = archive;
        this.signed = new Signed(clock);
        this.clock = clock;
    }

    @Override
    public VerdictOverride propose(long number, Verdict verdict, BigDecimal total, Actor actor, Decision decision) {
        Evaluation evaluation = require(number);
        permissions.require("override.propose", Place.of(evaluation.bureau()), actor);
        signed.check(actor, decision);
        if (!GIVEN.contains(verdict)) {
            throw new ShifanException(M.message("evaluation.override.verdict", verdict));
        }
        if (evaluation.verdict() == Verdict.ERROR) {
            throw new ShifanException(M.message("evaluation.override.error", number));
        }
        if (total != null
                && (total.signum() < 0
                        || total.compareTo(MOST) > 0
                        || total.stripTrailingZeros().scale() > DECIMALS)) {
            throw new ShifanException(M.message("evaluation.override.total", total.toPlainString(), DECIMALS));
        }
        if (verdict == evaluation.decided() && (total == null || same(total, total(evaluation)))) {
            throw new ShifanException(M.message("evaluation.override.same", number, verdict));
        }
        return keep(number, VerdictOverride.Kind.VERDICT, verdict, total, actor, decision);
    }

    /** The total that counts now; null when there is none. */
    private static BigDecimal total(Evaluation evaluation) {
        VerdictOverride override = evaluation.aftermath().override();
        return override != null && override.total() != null ? override.total() : evaluation.total();
    }

    private static boolean same(BigDecimal one, BigDecimal other) {
        return other != null && one.compareTo(other) == 0;
    }

    @Override
    public VerdictOverride withdraw(long number, Actor actor, Decision decision) {
        Evaluation evaluation = require(number);
        permissions.require("override.withdraw", Place.of(evaluation.bureau()), actor);
        signed.check(actor, decision);
        if (evaluation.aftermath().override() == null && evaluation.aftermath().pending() == null) {
            throw new ShifanException(M.message("evaluation.override.none", number));
        }
        return keep(number, VerdictOverride.Kind.WITHDRAWAL, null, null, actor, decision);
    }

    private VerdictOverride keep(
            long number, VerdictOverride.Kind kind, Verdict verdict, BigDecimal total, Actor actor, Decision decision) {
        Instant entered = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return archive.keep(new VerdictOverride(0, number, kind, verdict, total, actor, decision, entered, null, null));
    }

    @Override
    public VerdictOverride confirm(long number, Actor actor, Decision decision) {
        Evaluation evaluation = require(number);
        permissions.require("override.confirm", Place.of(evaluation.bureau()), actor);
        VerdictOverride pending = evaluation.aftermath().pending();
        signed.check(actor, decision);
        if (pending == null) {
            throw new ShifanException(M.message("evaluation.override.pending", number));
        }
        Optional<String> same = actor.inCommonWith(pending.actor());
        if (same.isPresent()) {
            throw new ShifanException(M.message("evaluation.override.second", same.get()));
        }
        return archive.confirm(pending, actor, decision, clock.instant())
                .orElseThrow(() -> new ShifanException(M.message("evaluation.override.pending", number)));
    }

    @Override
    public List<VerdictOverride> history(long number) {
        Evaluation evaluation = require(number);
        reading.require(Reading.KEPT, evaluation.request().subject(), evaluation.bureau());
        return archive.history(number);
    }

    private Evaluation require(long number) {
        return results.evaluation(number)
                .orElseThrow(() -> new ShifanException(M.message("evaluation.unknown", number)));
    }
}
