// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.benchmarks;

import java.util.HashSet;
import java.util.Set;

import org.junit.Test;

import org.shifan.api.facilitation.Treatment;

import static org.assertj.core.api.Assertions.assertThat;

/** The rules written by hand give the treatment of the service, with every reason. */
public class TreatmentPeersAgreeTest {
    @Test
    public void everyTreatmentIsTheSame() {
        TreatmentPeer service = TreatmentPeer.of("service");
        TreatmentPeer hand = TreatmentPeer.of("hand");
        Set<String> governing = new HashSet<>();
        for (int i = 0; i < TreatmentCases.COUNT; i++) {
            Treatment expected = service.treat(i);
            Treatment found = hand.treat(i);
            for (int m = 0; m < expected.measures().size(); m++) {
                assertThat(found.measures().get(m))
                        .as("shipment %d", i)
                        .isEqualTo(expected.measures().get(m));
            }
            assertThat(found).as("shipment %d", i).isEqualTo(expected);
            governing.add(expected.governing().id());
        }
        // All but F3b, which never governs.
        assertThat(governing).containsExactlyInAnyOrder("F1", "F2", "F3a", "F4", "F5", "F6", "F7", "F8", "F9a", "F9b");
    }
}
