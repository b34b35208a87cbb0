// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.Test;

import org.shifan.api.code.BureauCode;
import org.shifan.api.facilitation.BureauTerms;
import org.shifan.api.facilitation.Shipment;
import org.shifan.api.facilitation.Treatment;
import org.shifan.api.text.Text;

import static org.assertj.core.api.Assertions.assertThat;

/** A bureau may tighten a measure for its own enterprises, and grant none. */
public class BureauTermsTest {
    private static final String DAY = "2016-06-01";
    private static final String TYRES = "40111000";
    private static final BureauCode OWN = BureauCode.of("jiangsu");

    @Test
    public void termThatHoldsKeepsTheMeasureAndMayEndItEarlier() {
        Treatment.Measure exempt = f4(terms(OWN, true, LocalDate.of(2016, 7, 31)));
        assertThat(exempt.applies()).isTrue();
        assertThat(exempt.until()).isEqualTo("2016-07-31");
        assertThat(exempt.reason().en()).contains("asked by the bureau " + OWN + ": small shipments");
    }

    @Test
    public void termThatDoesNotHoldTakesTheMeasureAway() {
        Treatment.Measure exempt = f4(terms(OWN, false, null));
        assertThat(exempt.applies()).isFalse();
        assertThat(exempt.reason().en()).contains("small shipments");
    }

    @Test
    public void termsOfAnotherBureauAreNotAsked() {
        assertThat(f4(terms(BureauCode.of("tibet"), false, null)).applies()).isTrue();
    }

    @Test
    public void noTermGrantsWhatThePolicyDoesNot() {
        Treatment treatment =
                Shipments.service(new Registers(), terms(OWN, true, null)).treat(Shipments.shipment(DAY, TYRES));
        assertThat(treatment.measures())
                .filteredOn(measure -> measure.id().equals("F4"))
                .noneMatch(Treatment.Measure::applies);
    }

    @Test
    public void termsThatBreakMakeNothingMilder() {
        Treatment.Measure exempt = f4(new BureauTerms() {
            @Override
            public BureauCode bureau() {
                return OWN;
            }

            @Override
            public List<Term> terms(String measure, Shipment shipment) {
                throw new IllegalStateException("broken");
            }
        });
        assertThat(exempt.applies()).isFalse();
        assertThat(exempt.reason().en()).contains("cannot be told").doesNotContain("IllegalState");
    }

    @Test
    public void termsThatLoopAreGivenUpMakeNothingMilderAndAreNotAskedAgain() {
        AtomicBoolean over = new AtomicBoolean();
        AtomicInteger asked = new AtomicInteger();
        Treatments service = Shipments.service(Registers.everything(), new BureauTerms() {
            @Override
            public BureauCode bureau() {
                return OWN;
            }

            @Override
            public List<Term> terms(String measure, Shipment shipment) {
                asked.incrementAndGet();
                while (!over.get()) {
                    Thread.onSpinWait();
                }
                return List.of();
            }
        });
        try {
            for (int i = 0; i < 2; i++) {
                Treatment.Measure exempt = Shipments.measure(service.treat(Shipments.shipment(DAY, TYRES)), "F4");
                assertThat(exempt.applies()).isFalse();
                assertThat(exempt.reason().en()).contains("cannot be told");
            }
            assertThat(asked).hasValue(1);
        } finally {
            over.set(true);
        }
    }

    @Test
    public void termsThatDoNotTellWhoseTheyAreConcernNobody() {
        AtomicBoolean over = new AtomicBoolean();
        try {
            Treatment.Measure exempt = f4(new BureauTerms() {
                @Override
                public BureauCode bureau() {
                    while (!over.get()) {
                        Thread.onSpinWait();
                    }
                    return OWN;
                }

                @Override
                public List<Term> terms(String measure, Shipment shipment) {
                    return List.of(new Term(false, Text.same("nobody's"), null));
                }
            });
            assertThat(exempt.applies()).isTrue();
        } finally {
            over.set(true);
        }
    }

    @Test
    public void modeOfSupervisionTakesNoTerms() {
        Treatment treatment = Shipments.service(Registers.everything(), terms(OWN, false, null))
                .treat(Shipments.shipment(DAY, TYRES));
        assertThat(treatment.modeReason().en()).doesNotContain("small shipments");
        assertThat(Shipments.measure(treatment, "F1").reason().en()).doesNotContain("small shipments");
    }

    private static Treatment.Measure f4(BureauTerms terms) {
        return Shipments.measure(
                Shipments.service(Registers.everything(), terms).treat(Shipments.shipment(DAY, TYRES)), "F4");
    }

    private static BureauTerms terms(BureauCode bureau, boolean holds, LocalDate until) {
        return new BureauTerms() {
            @Override
            public BureauCode bureau() {
                return bureau;
            }

            @Override
            public List<Term> terms(String measure, Shipment shipment) {
                return List.of(new Term(holds, Text.same("small shipments"), until));
            }
        };
    }
}
