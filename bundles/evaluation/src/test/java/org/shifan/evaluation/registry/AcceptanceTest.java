// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.registry;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

import org.junit.Test;
import org.osgi.framework.Constants;

import org.shifan.api.criteria.CriteriaSet;
import org.shifan.api.criteria.CriteriaState;
import org.shifan.api.criteria.ScoringFunction;
import org.shifan.api.criteria.ScoringShare;
import org.shifan.api.text.Text;
import org.shifan.evaluation.facts.FakeProvider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shifan.evaluation.registry.Registry.DAY;
import static org.shifan.evaluation.registry.Registry.JIANGSU;
import static org.shifan.evaluation.registry.Registry.bundle;
import static org.shifan.evaluation.registry.Registry.source;

public class AcceptanceTest {
    private static final ScoringFunction FULL = input -> new ScoringShare(BigDecimal.ONE, Text.same("full"));

    private final Registry registry = new Registry();

    @Test
    public void aSetThatNamesAnUnknownFactWaitsAndIsAcceptedWhenTheFactComes() {
        registry.start(7, "1.0.0", SampleDocument.version("1.0.0").fact("late.count"));
        assertThat(registry.states()).containsExactly("jiangsu-zone 1.0.0 WAITING");
        assertThat(registry.problems(CriteriaState.WAITING)).contains("late.count");
        assertThat(registry.whyNone()).contains("the set 'jiangsu-zone' of bundle org.example.jiangsu 1.0.0 waits:");
        registry.provide("late.count");
        assertThat(registry.states()).containsExactly("jiangsu-zone 1.0.0 ACTIVE");
    }

    @Test
    public void aSetThatWaitsForAFactThatIsWrittenNearlySoNamesThose() {
        registry.provide("late.count");
        registry.start(7, "1.0.0", SampleDocument.version("1.0.0").fact("latte.count"));
        assertThat(registry.states()).containsExactly("jiangsu-zone 1.0.0 WAITING");
        assertThat(registry.problems(CriteriaState.WAITING))
                .contains("Fact latte.count is not in the catalogue", "written nearly so are late.count");
        registry.provide("latte.count");
        assertThat(registry.states()).containsExactly("jiangsu-zone 1.0.0 ACTIVE");
    }

    @Test
    public void anAcceptedSetKeepsWhatItHasWhenAFactGoes() {
        FakeProvider provider = new FakeProvider().fact("own.count", r -> FakeProvider.number(1));
        registry.facts.addProvider(provider, Map.of(Constants.SERVICE_ID, 99L));
        registry.start(7, "1.0.0", SampleDocument.version("1.0.0").fact("own.count"));
        registry.facts.removeProvider(provider, Map.of(Constants.SERVICE_ID, 99L));
        assertThat(registry.states()).containsExactly("jiangsu-zone 1.0.0 ACTIVE");
    }

    @Test
    public void aWaitingSuccessorLeavesTheOldInForce() {
        registry.start(7, "1.0.0", SampleDocument.version("1.0.0"));
        registry.criteria.away(bundle(7, "1.0.0"), source(null));
        registry.start(7, "2.0.0", SampleDocument.version("2.0.0").fact("late.count"));
        assertThat(registry.states()).containsExactly("jiangsu-zone 1.0.0 HELD", "jiangsu-zone 2.0.0 WAITING");
        registry.provide("late.count");
        assertThat(registry.states()).containsExactly("jiangsu-zone 2.0.0 ACTIVE");
    }

    @Test
    public void aSetUsesTheFunctionsOfItsOwnBundleOnly() {
        registry.register(8, "jiangsu.curve", FULL);
        registry.start(7, "1.0.0", SampleDocument.version("1.0.0").function("jiangsu.curve"));
        assertThat(registry.states()).containsExactly("jiangsu-zone 1.0.0 WAITING");
        registry.register(7, "jiangsu.curve", FULL);
        assertThat(registry.states()).containsExactly("jiangsu-zone 1.0.0 ACTIVE");
    }

    @Test
    public void anAcceptedSetKeepsItsFunctionWhenTheFunctionGoes() {
        registry.register(7, "jiangsu.curve", FULL);
        registry.start(7, "1.0.0", SampleDocument.version("1.0.0").function("jiangsu.curve"));
        registry.functions.removeFunction(FULL, Map.of(Constants.SERVICE_ID, 2L));
        assertThat(registry.states()).containsExactly("jiangsu-zone 1.0.0 ACTIVE");
    }

    @Test
    public void whatWasStartedIsUnexaminedUntilItWasLookedAt() {
        registry.start(7, "1.0.0", SampleDocument.version("1.0.0"));
        assertThat(registry.criteria.unexamined()).isEmpty();
        registry.isWorkerSlow = true;
        registry.start(7, "1.1.0", SampleDocument.version("1.1.0"));
        assertThat(registry.states()).containsExactly("jiangsu-zone 1.0.0 HELD");
        assertThat(registry.criteria.unexamined()).containsExactly("org.example.jiangsu 1.1.0");
        registry.work();
        assertThat(registry.criteria.unexamined()).isEmpty();
        registry.criteria.away(bundle(7, "1.1.0"), source(null));
        assertThat(registry.criteria.unexamined()).isEmpty();
    }

    @Test
    public void manyFactsAtOnceCauseOneExamination() {
        registry.start(7, "1.0.0", SampleDocument.version("1.0.0").fact("late.count"));
        registry.isWorkerSlow = true;
        registry.provide("a.count");
        registry.provide("b.count");
        registry.provide("late.count");
        assertThat(registry.waiting).hasSize(1);
        registry.work();
        assertThat(registry.states()).containsExactly("jiangsu-zone 1.0.0 ACTIVE");
    }

    @Test
    public void theVersionIsThatOfTheBundleWithoutQualifier() {
        registry.start(7, "1.0.0.build-12", SampleDocument.version("1.0.0"));
        registry.start(
                bundle(8, "b", "1.0.1"),
                SampleDocument.version("1.0.0").id("other").bytes());
        assertThat(registry.states()).containsExactly("jiangsu-zone 1.0.0 ACTIVE", "other 1.0.0 REFUSED");
        assertThat(registry.problems(CriteriaState.REFUSED))
                .isEqualTo("SHIFAN-INF/criteria.yaml:6:1: version: the set has version 1.0.0, its bundle has version"
                        + " 1.0.1; give both the same number\n");
    }

    @Test
    public void anUnknownAuthorityIsRefusedWithTheKnownOnes() {
        registry.start(7, "1.0.0", SampleDocument.version("1.0.0").authority("jiangxu"));
        assertThat(registry.problems(CriteriaState.REFUSED))
                .isEqualTo("SHIFAN-INF/criteria.yaml:3:1: authority: 'jiangxu' is no bureau; known are aqsiq and:"
                        + " jiangsu, zhejiang, ningbo\n");
    }

    @Test
    public void aRefusedDocumentIsKnownByWhatItsHeadSays() {
        String wrong = SampleDocument.version("1.0.0").text().replace("weight: 100", "weight: 99");
        registry.start(bundle(7, "1.0.0"), wrong.getBytes(StandardCharsets.UTF_8));
        CriteriaSet set = registry.criteria.sets().get(0);
        assertThat(set.state()).isEqualTo(CriteriaState.REFUSED);
        assertThat(set.id()).isEqualTo("jiangsu-zone");
        assertThat(set.key()).isEqualTo(JIANGSU);
        assertThat(set.title().en()).isEqualTo("test criteria");
        assertThat(registry.whyNone())
                .contains("the set 'jiangsu-zone' of bundle org.example.jiangsu 1.0.0 was refused:");
    }

    @Test
    public void aRefusedDocumentOfAnotherBureauIsNoReason() {
        String wrong =
                SampleDocument.version("1.0.0").authority("zhejiang").text().replace("weight: 100", "weight: 99");
        registry.start(bundle(7, "1.0.0"), wrong.getBytes(StandardCharsets.UTF_8));
        assertThat(registry.whyNone()).endsWith("no such set is installed");
    }

    @Test
    public void aRefusedDocumentWithoutAnAuthorityMayBeAnybodys() {
        String wrong = SampleDocument.version("1.0.0").text().replace("authority: jiangsu\n", "");
        registry.start(bundle(7, "1.0.0"), wrong.getBytes(StandardCharsets.UTF_8));
        CriteriaSet set = registry.criteria.sets().get(0);
        assertThat(set.id()).isEqualTo("jiangsu-zone");
        assertThat(set.key()).isNull();
        assertThat(registry.whyNone()).contains("the document of bundle org.example.jiangsu 1.0.0 was refused:");
    }

    @Test
    public void aDocumentThatIsNotThereIsRefusedAndNamed() {
        registry.start(bundle(7, "1.0.0"), null);
        CriteriaSet set = registry.criteria.sets().get(0);
        assertThat(set.state()).isEqualTo(CriteriaState.REFUSED);
        assertThat(set.id()).isEqualTo("org.example.jiangsu");
        assertThat(set.key()).isNull();
        assertThat(registry.problems(CriteriaState.REFUSED)).contains("no file 'SHIFAN-INF/criteria.yaml'");
        assertThat(registry.whyNone()).contains("no such set is installed; the document of bundle org.example.jiangsu");
    }

    @Test
    public void aDocumentThatCannotBeReadIsRefused() {
        registry.criteria.started(bundle(7, "1.0.0"), new DocumentSource() {
            @Override
            public String file() {
                return "c.yaml";
            }

            @Override
            public Optional<byte[]> bytes() throws IOException {
                throw new IOException("zip file closed");
            }
        });
        assertThat(registry.problems(CriteriaState.REFUSED)).contains("c.yaml").contains("zip file closed");
    }

    @Test
    public void whenTheArchiveIsAwayNothingNewComesInForceAndItIsTriedAgain() {
        registry.start(7, "1.0.0", SampleDocument.version("1.0.0"));
        registry.archive.isDown = true;
        registry.criteria.away(bundle(7, "1.0.0"), source(null));
        registry.start(7, "1.1.0", SampleDocument.version("1.1.0"));
        assertThat(registry.inForce()).isEqualTo("jiangsu-zone 1.0.0");
        assertThat(registry.problems(CriteriaState.WAITING)).contains("the database does not answer");
        assertThat(registry.later).hasSize(1);
        registry.later.remove().run();
        assertThat(registry.later).hasSize(1);
        registry.archive.isDown = false;
        registry.later.remove().run();
        assertThat(registry.states()).containsExactly("jiangsu-zone 1.1.0 ACTIVE");
    }

    @Test
    public void checkTellsEverythingAndKeepsNothing() {
        assertThat(registry.criteria.check(
                        "a.yaml", SampleDocument.version("1.0.0").bytes()))
                .isEmpty();
        String wrong = SampleDocument.version("1.0.0")
                .authority("jiangxu")
                .fact("no.count")
                .text();
        assertThat(registry.criteria.check("a.yaml", wrong.getBytes(StandardCharsets.UTF_8)))
                .extracting(p -> p.message().key())
                .containsExactlyInAnyOrder("criteria.authority.unknown", "criteria.fact.unknown");
        assertThat(registry.criteria.sets()).isEmpty();
        assertThat(registry.archive.contents("jiangsu-zone", "1.0.0")).isEmpty();
    }

    @Test
    public void aSetIsFoundByItsIdInItsNewestVersion() {
        registry.start(7, "1.0.0", SampleDocument.version("1.0.0"));
        registry.start(8, "1.1.0", SampleDocument.version("1.1.0"));
        assertThat(registry.criteria.set("jiangsu-zone").map(CriteriaSet::version))
                .contains("1.1.0");
        assertThat(registry.criteria.set("jiangsu")).isEmpty();
    }

    @Test
    public void withNothingInstalledTheRefusalSaysSoInBothLanguages() {
        assertThat(registry.whyNone()).endsWith("no such set is installed");
        try {
            registry.criteria.require(JIANGSU, DAY);
        } catch (org.shifan.api.text.ShifanException e) {
            assertThat(e.message().in(org.shifan.api.text.Language.ZH))
                    .isEqualTo("2016-03-01 没有生效的江苏局省级示范区标准：尚未安装此类标准");
        }
    }
}
