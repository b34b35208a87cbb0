// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.shifan.api.core.Grant;
import org.shifan.api.facilitation.Reason;
import org.shifan.api.facilitation.RulesVersion;
import org.shifan.api.facilitation.Shipment;
import org.shifan.api.facilitation.Treatment;
import org.shifan.api.facilitation.Treatment.Check;
import org.shifan.api.facilitation.Treatment.Effect;
import org.shifan.api.facilitation.Treatment.Measure;
import org.shifan.api.facilitation.Treatment.SupervisionMode;
import org.shifan.api.text.Message;
import org.shifan.api.text.Text;
import org.shifan.facilitation.reference.Evidence;
import org.shifan.facilitation.reference.Found;
import org.shifan.facilitation.reference.MeasureTable;
import org.shifan.facilitation.reference.ProductRisk;
import org.shifan.facilitation.reference.ReferenceData;
import org.shifan.facilitation.reference.Row;

import static org.shifan.facilitation.FacilitationMessages.M;
import static org.shifan.facilitation.FacilitationMessages.say;

/** Decides by rules and inputs alone: a pure function of the two. */
public final class Engine {
    private static final Map<SupervisionMode, Text> MODES = words("mode.");
    private static final Map<SupervisionMode, List<Text>> MODE_CONDITIONS = conditions();
    private static final Check NO_CHECK = new Check(0, false);

    private Engine() {}

    private static Map<SupervisionMode, Text> words(String prefix) {
        Map<SupervisionMode, Text> out = new EnumMap<>(SupervisionMode.class);
        for (SupervisionMode mode : SupervisionMode.values()) {
            out.put(mode, M.text(prefix + mode));
        }
        return out;
    }

    private static Map<SupervisionMode, List<Text>> conditions() {
        Map<SupervisionMode, List<Text>> out = new EnumMap<>(SupervisionMode.class);
        words("condition.mode.").forEach((mode, text) -> out.put(mode, List.of(text)));
        return out;
    }

    /** The treatment of a shipment. */
    public static Treatment decide(RuleBook book, Inputs inputs) {
        Situation situation = new Situation(inputs, book.data());
        Ground[] judged = new Ground[book.tests()];
        Mode mode = mode(situation);
        List<Measure> measures = new ArrayList<>(book.lines().size());
        Measure governing = null;
        int lowest = 0;
        Measure plain = null;
        for (RuleBook.Line line : book.lines()) {
            Measure measure = judge(book, line, situation, judged, mode);
            measures.add(measure);
            if (measure.effect() == Effect.MODE) {
                plain = measure;
            } else if (measure.applies() && measure.effect() != Effect.PROCEDURE) {
                // Lines stand by their first order; one of the day may be another.
                int order = line.on(situation.on()).orElseThrow().row().value().order();
                if (governing == null || (governing.effect() == measure.effect() && order < lowest)) {
                    governing = measure;
                    lowest = order;
                }
            }
        }
        if (governing == null) {
            governing = plain;
        }
        Optional<Row<BigDecimal>> rate =
                governing.effect() == Effect.CONVENIENCE ? book.rate(governing.id(), situation.on()) : Optional.empty();
        return new Treatment(
                inputs.shipment(),
                situation.goods().statutory(),
                mode.mode(),
                new Reason(mode.reason()),
                governing,
                measures,
                rate.map(row -> check(row, inputs.shipment())).orElse(NO_CHECK),
                book.version(),
                remarks(situation, mode, rate));
    }

    /** What a shipment gets for which there are no rules: inspected in full, with the reason. */
    public static Treatment strict(Shipment shipment, Message why) {
        Reason reason = new Reason(List.of(why));
        Measure plain = new Measure(
                "F1",
                M.text("measure.strict"),
                "六(一)",
                Effect.MODE,
                true,
                reason,
                MODE_CONDITIONS.get(SupervisionMode.SPECIAL),
                null);
        return new Treatment(
                shipment,
                true,
                SupervisionMode.SPECIAL,
                reason,
                plain,
                List.of(plain),
                NO_CHECK,
                RulesVersion.NONE,
                List.of());
    }

    private static Measure judge(RuleBook book, RuleBook.Line line, Situation situation, Ground[] judged, Mode mode) {
        MeasureTable.Measure measure = line.measure();
        Optional<RuleBook.Period> now = line.on(situation.on());
        boolean inForce = now.isPresent();
        RuleBook.Period period = now.orElseGet(() -> line.periods().get(0));
        Findings findings = new Findings();
        findings.add(inForce ? period.inForce() : Ground.lacking(RuleBook.notInForce(period.row(), situation.on())));
        if (measure.effect() == Effect.MODE) {
            mode.grounds().forEach(findings::add);
        }
        for (int place : period.tests()) {
            Ground ground = judged[place];
            if (ground == null) {
                ground = book.test(place).apply(situation);
                judged[place] = ground;
            }
            findings.add(ground);
        }
        List<OwnTerm> own = situation.inputs().own().get(measure.id());
        if (own != null) {
            own.forEach(term ->
                    findings.add(term.ground(situation.inputs().enterprise().bureau())));
        }
        boolean applies = findings.applies();
        return new Measure(
                measure.id(),
                measure.title(),
                period.row().value().clause(),
                measure.effect(),
                applies,
                findings.reason(),
                !applies
                        ? List.of()
                        : measure.effect() == Effect.MODE ? MODE_CONDITIONS.get(mode.mode()) : measure.conditions(),
                findings.until());
    }

    private static Check check(Row<BigDecimal> rate, Shipment shipment) {
        int perMille = rate.value().intValueExact();
        return new Check(perMille, Draw.drawn(shipment.declaration(), shipment.enterprise(), perMille));
    }

    /** The mode and its grounds. */
    private record Mode(SupervisionMode mode, Row<SupervisionMode> row, List<Ground> grounds) {
        List<Message> reason() {
            return grounds.stream().map(Ground::text).toList();
        }
    }

    /**
     * F1: class of the enterprise and risk of the product give the mode. Without a class, or with one that the table does not
     * know, the line {@code none} counts; without a line the strictest mode.
     */
    private static Mode mode(Situation situation) {
        LocalDate on = situation.on();
        ReferenceData data = situation.data();
        Found<ProductRisk> risk = situation.goods().risk();
        Ground ground;
        Optional<Row<SupervisionMode>> row;
        if (situation.shipment().direction() == Shipment.Direction.IMPORT) {
            ground = Ground.holds(say("ground.class.import"), null);
            row = data.mode(ReferenceData.IMPORTS, risk.value(), on);
        } else {
            Grant grant = situation.standing().enterpriseClass();
            row = grant == null ? Optional.empty() : data.mode(grant.value(), risk.value(), on);
            if (row.isPresent()) {
                ground = Ground.holds(
                        say(
                                "ground.class",
                                grant.value(),
                                grant.period().from(),
                                grant.granted().by()),
                        Standing.lastDay(grant));
            } else {
                ground = Ground.holds(
                        grant == null ? say("ground.class.none", on) : say("ground.class.unknown", grant.value()),
                        null);
                row = data.mode(ReferenceData.NO_CLASS, risk.value(), on);
            }
        }
        SupervisionMode mode = row.map(Row::value).orElse(SupervisionMode.SPECIAL);
        Ground result = row.isPresent()
                ? Ground.holds(
                        say("ground.mode", MODES.get(mode)), row.get().period().to())
                : Ground.holds(say("ground.mode.none", on, MODES.get(mode)), null);
        return new Mode(
                mode, row.orElse(null), List.of(ground, situation.goods().hasRisk(), result));
    }

    /** What in the answer rests on lines that are inferred, remembered or made up. */
    private static List<Message> remarks(Situation situation, Mode mode, Optional<Row<BigDecimal>> rate) {
        List<Message> out = new ArrayList<>(6);
        situation.goods().listed().rows().forEach(row -> remark(row, out));
        situation.goods().risk().rows().forEach(row -> remark(row, out));
        situation
                .data()
                .exclusions()
                .find(situation.goods().hs(), situation.on())
                .rows()
                .forEach(row -> remark(row, out));
        situation.data().ruleSet(situation.on()).ifPresent(row -> remark(row, out));
        situation.africa().ifPresent(row -> remark(row, out));
        situation.agreement().ifPresent(row -> remark(row, out));
        if (mode.row() != null) {
            remark(mode.row(), out);
        }
        rate.filter(row -> !row.evidence().firm())
                .ifPresent(
                        row -> out.add(say("remark.assumption", row.value().toPlainString(), row.file(), row.line())));
        if (situation.inputs().enterprise().synthetic()) {
            out.add(say("remark.synthetic", situation.inputs().enterprise().name()));
        }
        return out;
    }

    private static final Map<Evidence, Text> EVIDENCE = evidence();

    private static Map<Evidence, Text> evidence() {
        Map<Evidence, Text> out = new EnumMap<>(Evidence.class);
        for (Evidence evidence : Evidence.values()) {
            out.put(evidence, M.text("evidence." + evidence));
        }
        return out;
    }

    private static void remark(Row<?> row, List<Message> out) {
        if (!row.evidence().firm()) {
            out.add(say("remark.line", EVIDENCE.get(row.evidence()), row.file(), row.line(), row.key()));
        }
    }
}
