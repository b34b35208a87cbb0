// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.benchmarks;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.CountryCode;
import org.shifan.api.code.DateRange;
import org.shifan.api.code.DivisionCode;
import org.shifan.api.code.HsCode;
import org.shifan.api.code.Money;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Decision;
import org.shifan.api.core.Enterprise;
import org.shifan.api.core.Grant;
import org.shifan.api.core.Membership;
import org.shifan.api.core.Subject;
import org.shifan.api.facilitation.DeclaredGround;
import org.shifan.api.facilitation.Shipment;
import org.shifan.api.facilitation.Shipment.Direction;
import org.shifan.api.facilitation.Shipment.Purpose;

/**
 * A thousand shipments of as many enterprises in fifty zones, drawn from a fixed seed. Who holds something holds it since before the
 * shipment and without an end, or does not hold it.
 */
final class TreatmentCases {
    static final int COUNT = 1000;

    private static final int ZONES = 50;
    private static final String[] GOODS = {
        "4011100000",
        "9503008900",
        "3924100000",
        "8516797000",
        "6402992900",
        "9405409000",
        "8703233000",
        "0203290010",
        "7204100000",
        "3604100000",
        "6110200090",
        "8471300000"
    };
    private static final String[] COUNTRIES = {"US", "DE", "JP", "ZA", "NG", "EG", "SD", "BR"};

    final TreatmentRegisters registers = new TreatmentRegisters();
    final List<Shipment> shipments = new ArrayList<>();

    private final Random random = new Random(20140422);
    private long ids;

    TreatmentCases() {
        for (int i = 0; i < ZONES; i++) {
            String level = pick("national", "provincial", "provincial", null);
            if (level != null) {
                grant(Subject.zone(zone(i)), Grant.Kind.ZONE_LEVEL, level);
            }
        }
        for (int i = 0; i < COUNT; i++) {
            enterprise(i);
        }
    }

    private static ZoneId zone(int i) {
        return ZoneId.of("3205%02d-%02d".formatted(81 + i % 5, 1 + i / 5));
    }

    private void enterprise(int i) {
        String body = "A%07d".formatted(i);
        OrganisationCode code = OrganisationCode.of(body + OrganisationCode.checkCharacter(body));
        registers.enterprises.put(
                code,
                new Enterprise(code, null, "企业" + i, DivisionCode.of("320583"), BureauCode.of("jiangsu"), chance(20)));
        if (chance(80)) {
            registers.memberships.put(
                    code,
                    List.of(new Membership(
                            ++ids, code, zone(random.nextInt(ZONES)), since("2014-06-01"), decision(), null)));
        }
        Subject subject = Subject.enterprise(code);
        String held = pick("1", "2", "3", "4", null);
        if (held != null) {
            grant(subject, Grant.Kind.ENTERPRISE_CLASS, held);
        }
        if (chance(50)) {
            grant(subject, Grant.Kind.DEMONSTRATION_ENTERPRISE, "");
        }
        if (chance(60)) {
            grant(subject, Grant.Kind.EFFECTIVE_SUPERVISION, "");
        }
        HsCode hs = HsCode.of(pick(GOODS));
        List<DeclaredGround> declared = new ArrayList<>();
        for (DeclaredGround.Kind kind : DeclaredGround.Kind.values()) {
            boolean grave = kind == DeclaredGround.Kind.SYSTEMIC_INCIDENT || kind == DeclaredGround.Kind.RISK_RAISED;
            if (chance(grave ? 5 : 25)) {
                declared.add(new DeclaredGround(
                        ++ids,
                        kind,
                        kind.ofOne() ? code : null,
                        hs.value().substring(0, 4),
                        null,
                        DateRange.of(LocalDate.of(2015, 1, 1), kind.ends() ? LocalDate.of(2017, 12, 31) : null),
                        decision(),
                        null,
                        null));
            }
        }
        registers.declared.put(code, List.copyOf(declared));
        String declaration = chance(90) ? "D-" + i : "";
        CountryCode country = CountryCode.of(pick(COUNTRIES));
        LocalDate day = LocalDate.of(2015, 7, 1).plusDays(random.nextInt(400));
        Money value = Money.usd(BigDecimal.valueOf(1 + random.nextInt(100_000)));
        Purpose purpose = chance(70) ? Purpose.TRADE : Purpose.values()[random.nextInt(Purpose.values().length)];
        Direction direction = chance(75) ? Direction.EXPORT : Direction.IMPORT;
        // What is for own processing comes in.
        boolean own = purpose == Purpose.EQUIPMENT || purpose == Purpose.MATERIALS;
        shipments.add(new Shipment(
                declaration,
                code,
                hs,
                country,
                day,
                value,
                purpose,
                own ? Direction.IMPORT : direction,
                chance(5)));
    }

    private void grant(Subject subject, Grant.Kind kind, String value) {
        registers
                .grants
                .computeIfAbsent(subject, s -> new ArrayList<>())
                .add(new Grant(
                        ++ids, subject, kind, value, since("2015-01-01"), Grant.Precision.DAY, decision(), null, null));
    }

    private static DateRange since(String day) {
        return DateRange.of(LocalDate.parse(day), null);
    }

    private static Decision decision() {
        return new Decision("江苏局", LocalDate.of(2015, 1, 1), "符合条件", "");
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    @SafeVarargs
    private <T> T pick(T... from) {
        return from[random.nextInt(from.length)];
    }
}
