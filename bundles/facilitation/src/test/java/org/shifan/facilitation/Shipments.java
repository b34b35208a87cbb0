// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

import org.osgi.framework.Constants;

import org.shifan.api.code.CountryCode;
import org.shifan.api.code.HsCode;
import org.shifan.api.code.Money;
import org.shifan.api.facilitation.BureauTerms;
import org.shifan.api.facilitation.MeasureRules;
import org.shifan.api.facilitation.Shipment;
import org.shifan.api.facilitation.Treatment;
import org.shifan.api.facilitation.Treatment.Measure;
import org.shifan.api.identity.Permissions;
import org.shifan.evaluation.plugin.PlugIns;
import org.shifan.facilitation.national.NationalRules;

/** Shipments and their treatments for the tests. */
public final class Shipments {
    private Shipments() {}

    public static Treatment treat(Registers registers, String day, String hs) {
        return service(registers).treat(shipment(day, hs));
    }

    public static Treatments service(Registers registers, BureauTerms... terms) {
        RulesRegistry rules = new RulesRegistry(PlugIns.ordinary());
        rules.add(NationalRules.of("1.0.0"), 7);
        return service(registers, rules, terms);
    }

    public static Treatments service(Registers registers, RulesRegistry rules, BureauTerms... terms) {
        return service(registers, rules, (operation, place, actor) -> Optional.empty(), terms);
    }

    static Treatments service(Registers registers, RulesRegistry rules, Permissions permissions, BureauTerms... terms) {
        Situations situations = new Situations(
                registers.enterprises(),
                registers,
                registers,
                registers.declaredGrounds(),
                registers.setTerms(),
                PlugIns.ordinary());
        for (BureauTerms each : terms) {
            situations.add(each, Map.of(Constants.SERVICE_BUNDLEID, 7L));
        }
        registers
                .risks()
                .forEach(
                        risk -> situations.add(risk, Map.of(Constants.SERVICE_BUNDLEID, 7L, Constants.SERVICE_ID, 1L)));
        return new Treatments(situations, rules, registers.enterprises(), permissions);
    }

    /** The rules of the nation with some tables replaced. */
    public static RulesRegistry rulesWith(Map<String, String> replaced) {
        return rules("national", "1.0.0", replaced);
    }

    public static RulesRegistry rules(String name, String version, Map<String, String> replaced) {
        RulesRegistry rules = new RulesRegistry(PlugIns.ordinary());
        rules.add(new Tables(name, version, replaced), 7);
        return rules;
    }

    /** Rules of one's own, made of those of the nation. */
    public record Tables(String name, String version, Map<String, String> replaced) implements MeasureRules {
        @Override
        public Map<String, String> tables() {
            Map<String, String> out =
                    new java.util.TreeMap<>(NationalRules.of("1.0.0").tables());
            out.putAll(replaced);
            return out;
        }
    }

    public static String table(String name) {
        return NationalRules.of("1.0.0").tables().get(name);
    }

    public static Shipment shipment(String day, String hs) {
        return shipment(day, hs, "US", Shipment.Purpose.TRADE);
    }

    public static Shipment shipment(String day, String hs, String destination, Shipment.Purpose purpose) {
        return new Shipment(
                "D-1",
                Registers.ENTERPRISE,
                HsCode.of(hs),
                CountryCode.of(destination),
                LocalDate.parse(day),
                Money.usd(new BigDecimal("10000")),
                purpose);
    }

    public static Measure measure(Treatment treatment, String id) {
        return treatment.measures().stream()
                .filter(measure -> measure.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
