// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.registry;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.shifan.api.criteria.Problem;
import org.shifan.api.release.CriteriaStep;
import org.shifan.api.text.Message;
import org.shifan.api.trust.AcceptanceGuard;
import org.shifan.api.trust.Claim;
import org.shifan.api.trust.Ruling;
import org.shifan.evaluation.archive.ArchivedCriteria;
import org.shifan.evaluation.archive.StepArchive;
import org.shifan.evaluation.document.Header;
import org.shifan.evaluation.document.Place;
import org.shifan.evaluation.plugin.PlugIns;

import static org.shifan.evaluation.registry.RegistryMessages.M;

/**
 * Asks the guards whether a bundle may bring a set. One that refuses or breaks is enough to refuse; without any, the set
 * waits: a guard that is not there yet, or just being replaced, is no open door.
 */
@Component(service = Gate.class)
public final class Gate {
    private static final Logger LOG = LoggerFactory.getLogger(Gate.class);

    private final StepArchive steps;
    private final PlugIns plugIns;
    private final List<AcceptanceGuard> guards = new CopyOnWriteArrayList<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile long state;

    @Activate
    public Gate(@Reference StepArchive steps, @Reference PlugIns plugIns) {
        this.steps = steps;
        this.plugIns = plugIns;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addGuard(AcceptanceGuard guard) {
        guards.add(guard);
        listeners.forEach(Runnable::run);
    }

    public void removeGuard(AcceptanceGuard guard) {
        guards.remove(guard);
    }

    /** Runs the listener when a guard came or would judge otherwise than before. */
    void listen(Runnable listener) {
        listeners.add(listener);
    }

    void forget(Runnable listener) {
        listeners.remove(listener);
    }

    /** Looks whether a guard would judge otherwise than at the last look. */
    void look() {
        long now = 0;
        for (AcceptanceGuard guard : guards) {
            now = 31 * now + guard.state();
        }
        if (now != state) {
            state = now;
            listeners.forEach(Runnable::run);
        }
    }

    /**
     * What becomes of an attempt that is sound otherwise.
     *
     * @param set what the document says of itself at its beginning, with key and version
     * @param newest a higher version of the same set, the highest that was ever accepted
     */
    Attempt pass(BundleRef bundle, String file, Attempt attempt, Header set, Optional<ArchivedCriteria> newest) {
        if (guards.isEmpty()) {
            return attempt.waiting(problem(file, M.message("criteria.guard.absent")));
        }
        Claim claim = claim(bundle, set, newest);
        String signer = null;
        for (AcceptanceGuard guard : guards) {
            Ruling ruling;
            try {
                ruling = guard.judge(claim);
            } catch (RuntimeException | LinkageError e) {
                LOG.error("Guard {} broke on {}", guard.getClass().getName(), claim, e);
                plugIns.barring().judged(bundle.id(), true);
                return attempt.refused(
                        problem(file, M.message("criteria.guard.broken", String.valueOf(e.getMessage()))));
            }
            if (ruling.outcome() == Ruling.Outcome.REFUSED) {
                plugIns.barring().judged(bundle.id(), true);
                return attempt.refused(problem(file, ruling.flaw()));
            }
            signer = signer == null ? ruling.signer() : signer;
        }
        plugIns.barring().judged(bundle.id(), false);
        // What waits for a class that is never loaded would wait for ever; what is complete is told by the checks of
        // the door.
        Optional<Message> refusal = attempt.plan().isPresent() ? Optional.empty() : plugIns.refusal(bundle.id());
        return refusal.map(why -> attempt.refused(problem(file, why))).orElse(attempt.signedBy(signer));
    }

    private Claim claim(BundleRef bundle, Header set, Optional<ArchivedCriteria> newest) {
        // What was archived and never came into a step is no predecessor.
        Optional<CriteriaStep> accepted = newest.flatMap(content -> steps.steps(content.id()).stream()
                .filter(step -> Release.isAbout(step, content))
                .findFirst());
        return new Claim(
                bundle.id(),
                bundle.toString(),
                set.id(),
                set.key().orElseThrow().authority(),
                set.version().orElseThrow(),
                accepted.map(CriteriaStep::version).orElse(null),
                accepted.map(CriteriaStep::at).orElse(null));
    }

    private static Problem problem(String file, Message message) {
        return Place.WHOLE.problem(file, message);
    }
}
