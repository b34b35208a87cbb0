// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.replay;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.evaluation.EvaluationProgress;
import org.shifan.api.evaluation.Replays;
import org.shifan.api.evaluation.Verdict;
import org.shifan.api.text.Message;
import org.shifan.api.text.ShifanException;
import org.shifan.api.text.Text;
import org.shifan.evaluation.archive.Reading;
import org.shifan.evaluation.archive.ResultArchive;
import org.shifan.evaluation.document.CanonicalJson;
import org.shifan.evaluation.plan.CanonicalFacts;
import org.shifan.evaluation.plan.FactSnapshot;
import org.shifan.evaluation.plan.Plan;
import org.shifan.evaluation.service.Candidate;
import org.shifan.evaluation.service.Maker;
import org.shifan.evaluation.service.Stoppable;

import static org.shifan.evaluation.replay.ReplayMessages.M;

/**
 * Replays: nothing that is installed now has a part in it but the engine itself. What is archived is never written by
 * it.
 */
@Component
public final class Replayer implements Replays {
    private static final Logger LOG = LoggerFactory.getLogger(Replayer.class);

    private final ResultArchive results;
    private final ArchivedPlans plans;
    private final Reading reading;
    private final String engine;
    private final Maker maker;

    @Activate
    public Replayer(
            BundleContext context,
            @Reference ResultArchive results,
            @Reference ArchivedPlans plans,
            @Reference Reading reading) {
        this(context.getBundle().getVersion().toString(), results, plans, reading);
    }

    Replayer(String engine, ResultArchive results, ArchivedPlans plans, Reading reading) {
        this.reading = reading;
        this.engine = engine;
        this.results = results;
        this.plans = plans;
        this.maker = new Maker(engine, Clock.systemUTC());
    }

    @Override
    public Replay replay(long evaluation) {
        ResultArchive.Kept kept = results.kept(evaluation)
                .orElseThrow(() -> new ShifanException(M.message("evaluation.unknown", evaluation)));
        reading.require(
                Reading.KEPT,
                kept.evaluation().request().subject(),
                kept.evaluation().bureau());
        return replay(kept, new HashMap<>());
    }

    @Override
    public Report replay(Selection selection, EvaluationProgress progress) {
        List<Long> numbers = results.numbers(selection);
        Stoppable all = new Stoppable(numbers.size(), progress, "replay.cancelled", M);
        return all.run(() -> {
            Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
            for (Outcome outcome : Outcome.values()) {
                counts.put(outcome, 0);
            }
            List<Replay> broken = new ArrayList<>();
            List<Replay> byRulesOfThen = new ArrayList<>();
            // One after the other, so that no archive is too large; the plans are few.
            Map<List<Object>, Plan> compiled = new HashMap<>();
            int done = 0;
            boolean everything = reading.everything();
            Reading.Filter mine = reading.filter();
            for (long number : numbers) {
                Optional<ResultArchive.Kept> kept = results.kept(number)
                        .filter(each -> everything
                                || mine.may(
                                        each.evaluation().request().subject(),
                                        each.evaluation().bureau()));
                if (kept.isPresent()) {
                    Replay replay = replay(kept.get(), compiled);
                    counts.merge(replay.outcome(), 1, Integer::sum);
                    if (!replay.holds()) {
                        broken.add(replay);
                    }
                    if (replay.isByRuleOfThen()) {
                        byRulesOfThen.add(replay);
                    }
                }
                done++;
                all.at(done, numbers.size());
            }
            return new Report(counts, broken, byRulesOfThen);
        });
    }

    private Replay replay(ResultArchive.Kept kept, Map<List<Object>, Plan> compiled) {
        Evaluation then = kept.evaluation();
        Evaluation.Receipt receipt = then.receipt();
        try {
            if (!CanonicalJson.sha256(kept.facts().getBytes(StandardCharsets.UTF_8))
                    .equals(receipt.facts())) {
                return told(then, Outcome.DIFFERENT, M.message("replay.facts.touched", receipt.facts()));
            }
            FactSnapshot facts = CanonicalFacts.read(kept.facts(), receipt.criteriaId());
            List<Object> key = List.of(
                    receipt.criteriaId(),
                    receipt.digest(),
                    Optional.ofNullable(receipt.catalogue()),
                    receipt.bundles());
            Plan plan = compiled.get(key);
            if (plan == null) {
                plan = plans.of(receipt);
                compiled.put(key, plan);
            }
            Evaluation again = again(plan, then, facts);
            if (again.verdict() == Verdict.ERROR && then.verdict() != Verdict.ERROR) {
                // What breaks today says nothing of the result of then.
                return told(then, Outcome.IMPOSSIBLE, M.message("replay.broke", reasons(again)));
            }
            Replay found = compared(kept, again, null);
            if (found.holds() || then.verdict() != Verdict.ERROR || again.verdict() == Verdict.ERROR) {
                return found;
            }
            // An engine of then may have taken the error of an item without weight for one of the whole.
            Evaluation byThen = again(plan.asWhenEveryItemDecided(), then, facts);
            Replay earlier = compared(kept, byThen, M.message("replay.rule.weightless"));
            return earlier.holds() ? earlier : found;
        } catch (ShifanException e) {
            return told(then, Outcome.IMPOSSIBLE, e.message());
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            LOG.error("Replaying evaluation {} broke", kept.id(), e);
            return told(then, Outcome.IMPOSSIBLE, M.message("replay.broke", String.valueOf(e)));
        }
    }

    private Evaluation again(Plan plan, Evaluation then, FactSnapshot facts) {
        return maker.make(
                plan,
                new Candidate(then.request().subject(), then.subjectName(), then.bureau()),
                then.request(),
                facts);
    }

    /** @param rule by which it was made again, null for those of today */
    private Replay compared(ResultArchive.Kept kept, Evaluation again, Message rule) {
        Evaluation then = kept.evaluation();
        String now = results.text(again.under(then.receipt()));
        if (now.equals(kept.text())) {
            return told(then, Outcome.EQUAL, rule);
        }
        return Difference.between(kept.text(), now)
                .map(difference -> told(then, Outcome.DIFFERENT, difference))
                .orElseGet(() -> told(then, Outcome.EQUAL_IN_CONTENT, rule));
    }

    private static Text reasons(Evaluation evaluation) {
        return evaluation.reasons().stream()
                .reduce((one, other) -> new Text(one.zh() + "；" + other.zh(), one.en() + "; " + other.en()))
                .orElse(Text.same("-"));
    }

    private Replay told(Evaluation then, Outcome outcome, Message message) {
        return new Replay(
                then.id(),
                then.request().subject(),
                then.receipt().criteriaId(),
                then.receipt().version(),
                then.receipt().engine(),
                engine,
                outcome,
                message);
    }
}
