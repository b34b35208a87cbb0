// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.registry;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

import org.junit.Test;

import org.shifan.api.criteria.CriteriaState;
import org.shifan.api.criteria.Problem;
import org.shifan.api.text.Language;

import static org.assertj.core.api.Assertions.assertThat;

/** The id of a set belongs to the authority whose set was accepted under it first. */
public class OwnersOfIdsTest {
    private static final String ID = "jiangsu-zone";
    private static final BundleRef OWN = Registry.bundle(7, "org.example.jiangsu", "1.0.0");
    private static final BundleRef OTHER = Registry.bundle(8, "org.example.zhejiang", "2.0.0");

    private final Registry registry = new Registry();

    private static byte[] copied(String version) {
        return SampleDocument.version(version).authority("zhejiang").bytes();
    }

    @Test
    public void anIdOfAnotherAuthorityIsRefusedAndItsOwnersNextVersionIsAccepted() {
        registry.start(OWN, SampleDocument.version("1.0.0").bytes());
        registry.start(OTHER, copied("2.0.0"));
        assertThat(registry.states()).containsExactly("jiangsu-zone 1.0.0 ACTIVE", "jiangsu-zone 2.0.0 REFUSED");
        assertThat(registry.problems(CriteriaState.REFUSED))
                .contains("criteria.yaml:2:", "'jiangsu-zone'", "jiangsu", "zhejiang", "an id of its own");

        registry.start(7, "1.1.0", SampleDocument.version("1.1.0"));
        assertThat(registry.inForce()).isEqualTo("jiangsu-zone 1.1.0");
        assertThat(registry.guard.claims.get(registry.guard.claims.size() - 1).newest())
                .isNull();
    }

    @Test
    public void itBelongsToItsAuthorityWhenTheBundleIsGone() {
        registry.start(OWN, SampleDocument.version("1.0.0").bytes());
        registry.criteria.removed(OWN);
        registry.start(OTHER, copied("2.0.0"));
        assertThat(registry.problems(CriteriaState.REFUSED)).contains("an id of its own");
    }

    /** By a version of Shifan that did not tell ids apart. */
    @Test
    public void aSetThatWasAcceptedBesideItGoesOnAndIsUpdated() {
        registry.start(OWN, SampleDocument.version("1.0.0").bytes());
        Registry before = new Registry();
        before.start(OTHER, copied("2.0.0"));
        before.archive.contents(ID).forEach(row -> registry.archive.keep(row, Instant.EPOCH));
        registry.start(OTHER, copied("2.0.0"));
        registry.start(Registry.bundle(8, OTHER.name(), "2.1.0"), copied("2.1.0"));
        assertThat(registry.states()).noneMatch(state -> state.endsWith("REFUSED"));
    }

    @Test
    public void aDraftIsToldTheSame() {
        registry.start(OWN, SampleDocument.version("1.0.0").bytes());
        List<Problem> problems = registry.criteria.check("zhejiang.yaml", copied("2.0.0"));
        assertThat(problems).extracting(p -> p.message().key()).containsExactly("criteria.id.taken");
        String halfDone = new String(copied("2.0.0"), StandardCharsets.UTF_8).replace("weight: 100", "weight: 99");
        assertThat(registry.criteria.check("zhejiang.yaml", halfDone.getBytes(StandardCharsets.UTF_8)))
                .extracting(p -> p.message().key())
                .contains("criteria.id.taken");
    }

    @Test
    public void anIdThatWasOnlyRefusedIsFree() {
        registry.guard.refuses = "trust.unsigned";
        registry.start(OTHER, copied("1.0.0"));
        registry.guard.refuses = null;
        registry.start(OWN, SampleDocument.version("1.0.0").bytes());
        assertThat(registry.inForce()).isEqualTo("jiangsu-zone 1.0.0");
    }

    /** It is being written: its author may have meant another bureau. */
    @Test
    public void aSnapshotMayChangeItsAuthorityInItsOwnBundle() {
        registry.start(Registry.bundle(7, "org.example.new", "1.0.0.SNAPSHOT"), copied("1.0.0"));
        registry.start(
                Registry.bundle(7, "org.example.new", "2.0.0.SNAPSHOT"),
                SampleDocument.version("2.0.0").bytes());
        assertThat(registry.inForce()).isEqualTo("jiangsu-zone 2.0.0");
        registry.start(OTHER, copied("2.0.0"));
        assertThat(registry.problems(CriteriaState.REFUSED)).contains("an id of its own");
    }

    @Test
    public void theAuthorityOfARefusedSetDecidesNothing() {
        registry.start(OWN, SampleDocument.version("1.0.0").bytes());
        registry.start(OTHER, copied("2.0.0"));
        assertThat(registry.criteria.authority(ID).orElseThrow().value()).isEqualTo("jiangsu");
        assertThat(registry.criteria.authority("nobody-knows")).isEmpty();
    }

    @Test
    public void aRowWithoutKeyIsNoError() {
        registry.start(7, "1.0.0", SampleDocument.version("1.0.0").subject("nothing"));
        assertThat(registry.criteria.set(ID).orElseThrow().key()).isNull();
        assertThat(registry.criteria.authority(ID).map(a -> a.value())).isEmpty();
        assertThat(registry.criteria.sets().get(0).problems().get(0).in(Language.EN))
                .contains("subject");
    }
}
