// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.registry;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.jar.JarInputStream;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;

import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.osgi.framework.Bundle;

import org.shifan.api.core.Level;
import org.shifan.api.core.Subject;
import org.shifan.api.criteria.CriteriaBundle;
import org.shifan.api.criteria.CriteriaState;
import org.shifan.api.criteria.ScoringShare;
import org.shifan.api.evaluation.EvaluationRequest;
import org.shifan.api.fact.FactId;
import org.shifan.api.text.Text;
import org.shifan.api.trust.Claim;
import org.shifan.evaluation.plugin.PlugIns;
import org.shifan.evaluation.service.SampleService;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shifan.evaluation.registry.Registry.DAY;
import static org.shifan.evaluation.registry.Registry.JIANGSU;
import static org.shifan.evaluation.registry.Registry.bundle;
import static org.shifan.evaluation.registry.Registry.source;

/** Nothing comes into force without a guard, and what a guard refuses changes nothing. */
public class GuardedDoorTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final Registry registry = new Registry();

    @Test
    public void withoutAGuardASetWaitsAndIsAcceptedWhenOneComes() {
        registry.gate.removeGuard(registry.guard);
        registry.start(7, "1.0.0", SampleDocument.version("1.0.0"));
        assertThat(registry.states()).containsExactly("jiangsu-zone 1.0.0 WAITING");
        assertThat(registry.problems(CriteriaState.WAITING)).contains("AcceptanceGuard");
        registry.gate.addGuard(registry.guard);
        assertThat(registry.states()).containsExactly("jiangsu-zone 1.0.0 ACTIVE");
    }

    @Test
    public void whatAGuardRefusesIsRefusedWithItsReasonAndTheOldSetServesOn() {
        registry.start(7, "1.0.0", SampleDocument.version("1.0.0"));
        registry.guard.refuses = "trust.unsigned";
        registry.start(7, "1.0.1", SampleDocument.version("1.0.1"));
        assertThat(registry.states()).containsExactly("jiangsu-zone 1.0.0 HELD", "jiangsu-zone 1.0.1 REFUSED");
        assertThat(registry.criteria.sets().get(1).problems())
                .extracting(p -> p.message().key())
                .containsExactly("trust.unsigned");
        assertThat(registry.inForce()).isEqualTo("jiangsu-zone 1.0.0");
    }

    /** No class of it is loaded, so that its facts and functions never come: it would wait for ever. */
    @Test
    public void whatAGuardRefusesDoesNotWaitForItsOwnFactsAndFunctions() {
        registry.guard.refuses = "trust.unsigned";
        byte[] document =
                SampleDocument.version("1.0.0").function("jiangsu.curve").bytes();
        registry.start(bundle(7, "1.0.0"), document);
        assertThat(registry.states()).containsExactly("jiangsu-zone 1.0.0 REFUSED");
        assertThat(registry.problems(CriteriaState.REFUSED)).contains("refused by the guard");
        assertThat(registry.whyNone()).contains("refused by the guard");
        // Let in, it says what it waits for, and is accepted when that is here.
        registry.guard.refuses = null;
        registry.criteria.started(bundle(7, "1.0.0"), source(document));
        assertThat(registry.states()).containsExactly("jiangsu-zone 1.0.0 WAITING");
        assertThat(registry.problems(CriteriaState.WAITING)).contains("jiangsu.curve");
        registry.register(7, "jiangsu.curve", input -> new ScoringShare(BigDecimal.ONE, Text.same("full")));
        assertThat(registry.states()).containsExactly("jiangsu-zone 1.0.0 ACTIVE");
    }

    @Test
    public void factsAndFunctionsOfABundleThatAGuardRefusesAreNobodysUntilItIsLetIn() {
        registry.provide(7, "jiangsu.own");
        registry.register(7, "jiangsu.curve", input -> new ScoringShare(BigDecimal.ONE, Text.same("full")));
        registry.guard.refuses = "trust.authority.other";
        registry.start(7, "1.0.0", SampleDocument.version("1.0.0"));
        assertThat(registry.states()).containsExactly("jiangsu-zone 1.0.0 REFUSED");
        assertThat(registry.facts.definition(FactId.of("jiangsu.own"))).isEmpty();
        assertThat(registry.functions.names(7)).isEmpty();
        // What comes after it was judged is not asked either.
        registry.provide(7, "jiangsu.late");
        assertThat(registry.facts.definition(FactId.of("jiangsu.late"))).isEmpty();
        registry.guard.refuses = null;
        registry.tick();
        assertThat(registry.states()).containsExactly("jiangsu-zone 1.0.0 ACTIVE");
        assertThat(registry.facts.definition(FactId.of("jiangsu.own"))).isPresent();
        assertThat(registry.facts.definition(FactId.of("jiangsu.late"))).isPresent();
        assertThat(registry.functions.names(7)).containsExactly("jiangsu.curve");
    }

    /** An edit of a key stops no bureau on a working day. */
    @Test
    public void whatWasLetInKeepsItsFactsWhenAGuardWouldRefuseItNow() {
        registry.provide(7, "jiangsu.own");
        registry.start(7, "1.0.0", SampleDocument.version("1.0.0"));
        registry.guard.refuses = "trust.key.revoked";
        registry.tick();
        assertThat(registry.states())
                .containsExactlyInAnyOrder("jiangsu-zone 1.0.0 HELD", "jiangsu-zone 1.0.0 REFUSED");
        assertThat(registry.facts.definition(FactId.of("jiangsu.own"))).isPresent();
    }

    /** As a bundle that brings facts and no criteria: no guard is asked. */
    @Test
    public void factsOfABundleThatNobodyJudgesAreDelivered() {
        registry.provide(8, "test.other");
        registry.guard.refuses = "trust.unsigned";
        registry.start(7, "1.0.0", SampleDocument.version("1.0.0"));
        assertThat(registry.facts.definition(FactId.of("test.other"))).isPresent();
    }

    /** Ningbo's update ends the server where its fact is read: that class is never loaded, so the fact never comes. */
    @Test
    public void aSetThatWaitsForAClassThatEndsTheServerIsRefusedWithThatReason() throws Exception {
        try (Container container = new Container(folder.getRoot())) {
            PlugIns plugIns = PlugIns.ordinary(container.context());
            Registry inside = new Registry(plugIns);
            Bundle bundle = container.install("test:jiangsu", ending());
            assertThat(plugIns.make(
                            bundle.getBundleId(),
                            "component jiangsu.curve",
                            () -> bundle.loadClass(Ending.class.getName())
                                    .getDeclaredConstructor()
                                    .newInstance()))
                    .isEmpty();
            inside.start(
                    bundle.getBundleId(),
                    "1.0.0",
                    SampleDocument.version("1.0.0").function("jiangsu.curve"));
            assertThat(inside.states()).containsExactly("jiangsu-zone 1.0.0 REFUSED");
            assertThat(inside.problems(CriteriaState.REFUSED)).contains("Ending.<init>", "java.lang.System.exit");
            plugIns.close();
        }
    }

    /** Ends the server when it is made. */
    static final class Ending {
        Ending() {
            System.exit(3);
        }
    }

    private static InputStream ending() throws IOException {
        String file = Ending.class.getName().replace('.', '/') + ".class";
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JarInputStream empty =
                        new JarInputStream(Container.jar("1.0.0", Map.of(CriteriaBundle.HEADER, "a.yaml"), null));
                JarOutputStream jar = new JarOutputStream(out, empty.getManifest());
                InputStream type = Ending.class.getClassLoader().getResourceAsStream(file)) {
            jar.putNextEntry(new ZipEntry(file));
            type.transferTo(jar);
            jar.closeEntry();
        }
        return new ByteArrayInputStream(out.toByteArray());
    }

    @Test
    public void aGuardThatBreaksRefuses() {
        registry.guard.breaks = new IllegalStateException("no disk");
        registry.start(7, "1.0.0", SampleDocument.version("1.0.0"));
        assertThat(registry.states()).containsExactly("jiangsu-zone 1.0.0 REFUSED");
        assertThat(registry.problems(CriteriaState.REFUSED)).contains("no disk");
        assertThat(registry.plugIns.barring().isBarred(7)).isTrue();
    }

    @Test
    public void aGuardThatJudgesOtherwiseIsHeardWithTheNextTickAndWhatWasAcceptedServesOn() {
        registry.start(7, "1.0.0", SampleDocument.version("1.0.0"));
        registry.tick();
        registry.guard.refuses = "trust.key.revoked";
        registry.tick();
        assertThat(registry.states())
                .containsExactlyInAnyOrder("jiangsu-zone 1.0.0 HELD", "jiangsu-zone 1.0.0 REFUSED");
        registry.guard.refuses = null;
        registry.tick();
        assertThat(registry.states()).containsExactly("jiangsu-zone 1.0.0 ACTIVE");
    }

    @Test
    public void theReceiptsSignerIsThatOfTheLastJudgementAndAfterARestartTheArchivesOne() {
        registry.start(7, "1.0.0", SampleDocument.version("1.0.0"));
        registry.tick();
        assertThat(registry.criteria.require(JIANGSU, DAY).signer()).isEqualTo("jiangsu-1 (ab12)");
        registry.guard.signer = "jiangsu-2 (cd34)";
        registry.tick();
        assertThat(registry.criteria.require(JIANGSU, DAY).signer()).isEqualTo("jiangsu-2 (cd34)");
        Registry after = Registry.afterRestartOf(registry);
        after.criteria.away(bundle(7, "1.0.0"), source(null));
        assertThat(after.criteria.require(JIANGSU, DAY).signer()).isEqualTo("jiangsu-1 (ab12)");
    }

    @Test
    public void theGuardIsToldTheHigherVersionThatWasAcceptedAndWhen() {
        registry.start(7, "1.0.0", SampleDocument.version("1.0.0"));
        registry.start(7, "1.0.1", SampleDocument.version("1.0.1"));
        registry.start(7, "1.0.0", SampleDocument.version("1.0.0"));
        assertThat(registry.guard.claims).extracting(Claim::newest).containsExactly(null, null, "1.0.1");
        assertThat(registry.guard.claims.get(2).newestSince()).isEqualTo(registry.now);
    }

    @Test
    public void noCodeOfARefusedBundleIsCalledByItsGoldenCases() {
        AtomicInteger calls = new AtomicInteger();
        registry.register(7, "jiangsu.curve", input -> {
            calls.incrementAndGet();
            return new ScoringShare(BigDecimal.ONE, Text.same("full"));
        });
        byte[] golden = """
                year: 2015
                as-of: 2016-03-01
                facts: {test.count: 80}
                cases:
                  - {name: full, expect: {verdict: PASS, total: 100}}
                """.getBytes(StandardCharsets.UTF_8);
        byte[] document =
                SampleDocument.version("1.0.0").function("jiangsu.curve").bytes();
        registry.guard.refuses = "trust.unsigned";
        registry.criteria.started(bundle(7, "1.0.0"), source(document, Map.of("cases/a.yaml", golden)));
        assertThat(registry.states()).containsExactly("jiangsu-zone 1.0.0 REFUSED");
        assertThat(calls).hasValue(0);
        registry.guard.refuses = null;
        // That its functions are heard again is news, which the worker looks at after what is under way.
        registry.isWorkerSlow = true;
        registry.criteria.started(bundle(7, "1.0.0"), source(document, Map.of("cases/a.yaml", golden)));
        while (!registry.waiting.isEmpty()) {
            registry.waiting.remove().run();
        }
        assertThat(registry.states()).containsExactly("jiangsu-zone 1.0.0 ACTIVE");
        assertThat(calls.get()).isPositive();
    }

    /** What the checks say depends on the bundle and its plan, not on who signed or what else came. */
    @Test
    public void theChecksOfABundleWithoutCodeAreMadeOnceUntilItTakesAStep() {
        AtomicInteger checks = new AtomicInteger();
        SampleDocument document = SampleDocument.version("1.0.0");
        registry.criteria.started(bundle(7, "1.0.0"), counted(document, checks));
        signedByAnother("jiangsu-2 (cd34)");
        assertThat(checks).hasValue(1);
        registry.criteria.started(bundle(7, "1.0.0"), counted(document, checks));
        assertThat(checks).hasValue(2);
    }

    @Test
    public void theChecksOfABundleWithCodeAreMadeEachTime() {
        AtomicInteger checks = new AtomicInteger();
        registry.register(7, "jiangsu.curve", input -> new ScoringShare(BigDecimal.ONE, Text.same("full")));
        SampleDocument document = SampleDocument.version("1.0.0").function("jiangsu.curve");
        registry.criteria.started(bundle(7, "1.0.0"), counted(document, checks));
        int first = checks.get();
        signedByAnother("jiangsu-2 (cd34)");
        assertThat(checks.get()).isGreaterThan(first);
    }

    private void signedByAnother(String signer) {
        registry.guard.signer = signer;
        registry.tick();
        assertThat(registry.criteria.require(JIANGSU, DAY).signer()).isEqualTo(signer);
    }

    /** Whoever asks for its golden cases checks it. */
    private static DocumentSource counted(SampleDocument document, AtomicInteger checks) {
        return new DocumentSource() {
            @Override
            public String file() {
                return "SHIFAN-INF/criteria.yaml";
            }

            @Override
            public Optional<byte[]> bytes() {
                return Optional.of(document.bytes());
            }

            @Override
            public Map<String, byte[]> cases() {
                checks.incrementAndGet();
                return Map.of();
            }
        };
    }

    /** A server that was not started for developers goes on with what one of developers had accepted. */
    @Test
    public void aReceiptSaysNothingOfTheModeOfAnotherServer() {
        registry.guard.signer = "developer mode, unsigned";
        registry.start(7, "1.0.0", SampleDocument.version("1.0.0"));
        EvaluationRequest request =
                new EvaluationRequest(Subject.of("zone:320583-01"), Level.PROVINCIAL, 2015, DAY, false, "officer");
        assertThat(SampleService.of(registry, null, registry.clock())
                        .evaluate(request)
                        .receipt()
                        .signer())
                .isEqualTo("unsigned");
    }
}
