// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.benchmarks;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

import org.shifan.api.evaluation.Verdict;

import static org.assertj.core.api.Assertions.assertThat;

/** A comparison of speed means something only between peers that do the same. */
@RunWith(Parameterized.class)
public class PeersAgreeTest {
    private static final BigDecimal HAIR = new BigDecimal("1e-9");
    private static final List<Outcome> REFERENCE = outcomes(new HandWrittenDecimal());

    private final Peer peer;

    public PeersAgreeTest(String name) {
        peer = Peers.of(name);
    }

    @Parameters(name = "{0}")
    public static List<String> peers() {
        return List.copyOf(Peers.names());
    }

    @Test
    public void pointsTotalsAndVerdictsOfAllZonesAreTheSame() {
        List<Outcome> found = outcomes(peer);
        for (int zone = 0; zone < Zones.COUNT; zone++) {
            Outcome expected = REFERENCE.get(zone);
            Outcome actual = found.get(zone);
            assertThat(actual.points())
                    .as("points of zone %d", zone)
                    .usingElementComparator(this::compare)
                    .isEqualTo(expected.points());
            assertThat(compare(actual.total(), expected.total()))
                    .as("total of zone %d: %s instead of %s", zone, actual.total(), expected.total())
                    .isZero();
            assertThat(actual.verdict()).as("verdict of zone %d", zone).isEqualTo(expected.verdict());
        }
    }

    @Test
    public void theTraceHoldsTheFactsBehindEveryItem() {
        List<Outcome> found = outcomes(peer);
        for (int zone = 0; zone < Zones.COUNT; zone++) {
            assertThat(found.get(zone).inputs())
                    .as("inputs of zone %d", zone)
                    .usingElementComparator(this::compare)
                    .isEqualTo(REFERENCE.get(zone).inputs());
        }
    }

    @Test
    public void theZonesAreOfAllKinds() {
        var verdicts = REFERENCE.stream().collect(Collectors.groupingBy(Outcome::verdict, Collectors.counting()));
        assertThat(verdicts.keySet()).containsExactlyInAnyOrder(Verdict.PASS, Verdict.FAIL, Verdict.FAIL_VETO);
        assertThat(verdicts.values()).allMatch(count -> count >= 50);
    }

    private int compare(BigDecimal one, BigDecimal other) {
        boolean same = peer.exact()
                ? one.compareTo(other) == 0
                : one.subtract(other).abs().compareTo(HAIR) <= 0;
        return same ? 0 : one.compareTo(other);
    }

    private static List<Outcome> outcomes(Peer peer) {
        List<Outcome> out = new ArrayList<>();
        for (int zone = 0; zone < Zones.COUNT; zone++) {
            out.add(peer.read(peer.evaluate(zone)));
        }
        return out;
    }
}
