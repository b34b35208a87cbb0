// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.itests;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.junit.After;
import org.junit.Before;
import org.osgi.framework.ServiceRegistration;

import org.shifan.api.code.BureauCode;
import org.shifan.api.core.Level;
import org.shifan.api.core.Subject;
import org.shifan.api.core.ZoneRegistry;
import org.shifan.api.criteria.CriteriaKey;
import org.shifan.api.criteria.CriteriaRegistry;
import org.shifan.api.criteria.CriteriaSet;
import org.shifan.api.criteria.CriteriaState;
import org.shifan.api.criteria.Problem;
import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.evaluation.EvaluationRequest;
import org.shifan.api.evaluation.EvaluationService;
import org.shifan.api.fact.FactProvider;
import org.shifan.api.identity.Server;

import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

/** A bureau without criteria of its own, until a test brings some. */
public abstract class CriteriaOfNingbo extends InContainer {

    private static final LocalDate AS_OF = LocalDate.of(2015, 6, 30);
    private static final CriteriaKey KEY =
            new CriteriaKey(BureauCode.of("ningbo"), Subject.Kind.ZONE, Level.PROVINCIAL);

    protected CriteriaRegistry criteria;
    protected EvaluationService evaluations;
    private ZoneRegistry zones;

    private ServiceRegistration<?> fact;

    @Before
    public void theBureauHasAFactOfItsOwn() {
        criteria = service(CriteriaRegistry.class);
        evaluations = service(EvaluationService.class);
        zones = service(ZoneRegistry.class);
        fact = context.registerService(FactProvider.class, new NingboFact(), null);
    }

    @After
    public void theFactGoes() {
        fact.unregister();
    }

    protected final Optional<CriteriaSet> inForce() {
        return criteria.inForce(KEY, AS_OF);
    }

    protected final void awaitInForce(String version) throws Exception {
        Await.until(
                version + " in force",
                () -> inForce().filter(set -> set.version().equals(version)).isPresent());
    }

    private Optional<CriteriaSet> state(String version) {
        return criteria.sets().stream()
                .filter(set -> set.bundle().contains("ningbo") && version.equals(set.version()))
                .findFirst();
    }

    protected final void awaitState(String version, CriteriaState wanted) throws Exception {
        Await.until(
                version + " " + wanted,
                () -> state(version).filter(set -> set.state() == wanted).isPresent());
    }

    protected final void assertRefused(String version) throws Exception {
        awaitState(version, CriteriaState.REFUSED);
        List<Problem> problems = state(version).orElseThrow().problems();
        assertFalse(problems.isEmpty());
        assertTrue(problems.toString(), problems.get(0).file().endsWith("criteria.yaml"));
        assertTrue(problems.toString(), problems.get(0).line() > 0);
        assertFalse(problems.get(0).message().text().zh().isBlank());
    }

    protected final Evaluation evaluate() {
        return evaluate(true);
    }

    /** @param official false for a draft, which nobody keeps */
    protected final Evaluation evaluate(boolean official) {
        return Server.does(() ->
                evaluations.evaluate(new EvaluationRequest(zone(), Level.PROVINCIAL, 2014, AS_OF, official, "itests")));
    }

    /** A zone that is scored by the set in force. */
    protected final Subject zone() {
        return Subject.zone(zones.zones(BureauCode.of("ningbo")).get(0).id());
    }
}
