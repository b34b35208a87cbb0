// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.identity;

import java.security.AccessController;
import java.util.List;

import javax.security.auth.Subject;

import org.junit.Test;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.DivisionCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.code.ZoneId;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shifan.api.Refusals.refused;

public class AssignmentTest {
    private static final Place KUNSHAN =
            new Place(BureauCode.of("jiangsu"), DivisionCode.of("320583"), ZoneId.of("320583-01"), null);

    @Test
    public void isReadAndWrittenAlike() {
        for (String text : List.of(
                "aqsiq",
                "bureau-officer@bureau:jiangsu",
                "government@division:320500",
                "government@zone:320583-01",
                "enterprise@enterprise:192203821",
                "assessor")) {
            assertThat(Assignment.of(text)).hasToString(text);
        }
        assertThat(Role.of("enterprise")).contains(Role.ENTERPRISE);
    }

    @Test
    public void refusesARoleForWhatItIsNeverHad() {
        refused("identity.assignment.kind", () -> Assignment.of("bureau-officer"));
        refused("identity.assignment.kind", () -> Assignment.of("government@bureau:jiangsu"));
        refused("identity.role.unknown", () -> Assignment.of("mayor"));
        refused("identity.jurisdiction.form", () -> Assignment.of("government@province:32"));
        refused("identity.jurisdiction.form", () -> Assignment.of("aqsiq@country:x"));
        refused("code.zone.form", () -> Assignment.of("government@zone:7"));
    }

    @Test
    public void coversWhatLiesWithinAndNothingBesides() {
        assertThat(covers("bureau:jiangsu", KUNSHAN)).isTrue();
        assertThat(covers("bureau:zhejiang", KUNSHAN)).isFalse();
        assertThat(covers("division:320500", KUNSHAN)).isTrue();
        assertThat(covers("division:320000", KUNSHAN)).isTrue();
        assertThat(covers("division:320582", KUNSHAN)).isFalse();
        assertThat(covers("zone:320583-01", KUNSHAN)).isTrue();
        assertThat(covers("zone:320583-02", KUNSHAN)).isFalse();
        assertThat(covers("enterprise:192203821", KUNSHAN)).isFalse();
        assertThat(covers(
                        "enterprise:192203821",
                        new Place(BureauCode.of("jiangsu"), null, null, OrganisationCode.of("192203821"))))
                .isTrue();
        assertThat(covers("country", Place.COUNTRY)).isTrue();
    }

    @Test
    public void whatConcernsEverybodyIsNobodysOwn() {
        for (String own : List.of("bureau:jiangsu", "division:320000", "zone:320583-01", "enterprise:192203821")) {
            assertThat(covers(own, Place.COUNTRY)).as(own).isFalse();
        }
    }

    @Test
    @SuppressWarnings("removal")
    public void theServerActsOnlyWhileItDoes() {
        assertThat(Server.does(() -> Server.is(Subject.getSubject(AccessController.getContext()))))
                .isTrue();
        assertThat(Server.is(Subject.getSubject(AccessController.getContext()))).isFalse();
    }

    private static boolean covers(String jurisdiction, Place place) {
        return Jurisdiction.of(jurisdiction).covers(place);
    }
}
