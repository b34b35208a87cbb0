// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.core.registry;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.After;
import org.junit.Test;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.DateRange;
import org.shifan.api.code.DivisionCode;
import org.shifan.api.code.HsCode;
import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Decision;
import org.shifan.api.core.Grant;
import org.shifan.api.core.Subject;
import org.shifan.api.core.Zone;
import org.shifan.api.identity.Place;
import org.shifan.api.text.Message;
import org.shifan.api.text.ShifanException;
import org.shifan.api.text.Text;
import org.shifan.core.CoreMessages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The registers ask before they enter anything, for the right place, and a refusal leaves nothing. */
public class RegisterPermissionsTest {
    private static final ZoneId KUNSHAN = ZoneId.of("320583-01");
    private static final Decision DECISION = new Decision("Li", LocalDate.of(2014, 1, 1), "test", "no. 1");
    private static final Message NO = CoreMessages.M.message("core.zone.unknown", "refused", "");

    private final List<String> asked = new ArrayList<>();
    private boolean allowed = true;
    private final Registers registers = new Registers((operation, place, actor) -> {
        asked.add(operation + " " + place);
        return allowed ? Optional.empty() : Optional.of(NO);
    });

    @After
    public void drop() {
        registers.close();
    }

    private static Zone zone(String bureau, String name) {
        return new Zone(
                KUNSHAN,
                Text.same(name),
                DivisionCode.of("320583"),
                BureauCode.of(bureau),
                Text.same("bicycles"),
                List.of(HsCode.of("8712")),
                "C37",
                "test",
                "");
    }

    private void refused(Runnable work) {
        allowed = false;
        assertThatThrownBy(work::run)
                .isInstanceOfSatisfying(
                        ShifanException.class, e -> assertThat(e.message()).isEqualTo(NO));
        allowed = true;
    }

    @Test
    public void aZoneIsEnteredByWhoMayForItAndForWhatItWas() {
        refused(() -> registers.zones.register(zone("jiangsu", "one"), DECISION));
        assertThat(registers.zones.zones()).isEmpty();
        registers.zones.register(zone("jiangsu", "one"), DECISION);
        refused(() -> registers.zones.register(zone("jiangsu", "two"), DECISION));
        assertThat(registers.zones.require(KUNSHAN).name()).isEqualTo(Text.same("one"));
        asked.clear();
        registers.zones.register(zone("fujian", "two"), DECISION);
        assertThat(asked)
                .containsExactly(
                        "zone.register " + Place.of(zone("fujian", "two")),
                        "zone.register " + Place.of(zone("jiangsu", "one")));
    }

    @Test
    public void aTitleIsNotEnteredBesideItsCase() {
        registers.zones.register(zone("jiangsu", "one"), DECISION);
        asked.clear();
        refused(() -> registers.grants.grant(
                Subject.zone(KUNSHAN),
                Grant.Kind.ZONE_LEVEL,
                "provincial",
                DateRange.from(DECISION.on()),
                Grant.Precision.DAY,
                DECISION));
        refused(() -> registers.grants.withdraw(1, DECISION.on(), DECISION));
        refused(() -> registers.grants.cancel(1, DECISION));
        assertThat(registers.grants.history(Subject.zone(KUNSHAN))).isEmpty();
        assertThat(asked).containsExactly("title.grant country", "title.withdraw country", "title.withdraw country");
    }
}
