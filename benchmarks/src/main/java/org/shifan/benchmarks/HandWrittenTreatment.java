// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.benchmarks;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.shifan.api.core.Enterprise;
import org.shifan.api.core.Grant;
import org.shifan.api.core.Membership;
import org.shifan.api.core.Subject;
import org.shifan.api.facilitation.DeclaredGround;
import org.shifan.api.facilitation.Reason;
import org.shifan.api.facilitation.Shipment;
import org.shifan.api.facilitation.Shipment.Direction;
import org.shifan.api.facilitation.Shipment.Purpose;
import org.shifan.api.facilitation.Treatment;
import org.shifan.api.facilitation.Treatment.Effect;
import org.shifan.api.facilitation.Treatment.Measure;
import org.shifan.api.facilitation.Treatment.SupervisionMode;
import org.shifan.api.text.Message;
import org.shifan.api.text.Text;
import org.shifan.facilitation.FacilitationMessages;
import org.shifan.facilitation.RuleBook;
import org.shifan.facilitation.reference.Evidence;
import org.shifan.facilitation.reference.Found;
import org.shifan.facilitation.reference.MeasureTable;
import org.shifan.facilitation.reference.ProductRisk;
import org.shifan.facilitation.reference.ReferenceData;
import org.shifan.facilitation.reference.Row;

/**
 * The rules of the nation since 22 April 2014 as one would write them by hand for these cases alone: the same answer, with every
 * reason. The lists and the registers are the same and are looked up the same way.
 */
final class HandWrittenTreatment implements TreatmentPeer {
    private static final Map<String, Text> PATTERNS = new HashMap<>();

    private final TreatmentCases cases = new TreatmentCases();
    private final TreatmentRegisters registers = cases.registers;
    private final RuleBook book;
    private final ReferenceData data;
    private final Map<String, MeasureTable.Measure> table = new HashMap<>();
    private final Map<String, Finding> inForce = new HashMap<>();
    private final Map<SupervisionMode, List<Text>> modeConditions = new EnumMap<>(SupervisionMode.class);
    private final Map<SupervisionMode, Text> modes = new EnumMap<>(SupervisionMode.class);
    private final Map<ProductRisk, Text> risks = new EnumMap<>(ProductRisk.class);
    private final Map<Evidence, Text> evidence = new EnumMap<>(Evidence.class);
    private final Map<Purpose, Text> purposes = new EnumMap<>(Purpose.class);
    private final Map<String, Text> levels = new HashMap<>();
    private final Text anyLevel;
    private final Text demonstration = word("kind.demonstration-enterprise");
    private final Text supervision = word("kind.effective-supervision");
    private final Text abroad;

    /** A ground as it was found. */
    private record Finding(boolean holds, Message text, LocalDate until) {}

    HandWrittenTreatment(RuleBook book) {
        this.book = book;
        this.data = book.data();
        for (MeasureTable.Measure measure : data.measures().all()) {
            Row<MeasureTable.Terms> row = measure.rows().get(0);
            table.put(measure.id(), measure);
            inForce.put(
                    measure.id(),
                    yes(
                            say("ground.in-force", row.source(), row.period().from()),
                            row.period().to()));
        }
        for (SupervisionMode mode : SupervisionMode.values()) {
            modes.put(mode, word("mode." + mode));
            modeConditions.put(mode, List.of(word("condition.mode." + mode)));
        }
        for (ProductRisk risk : ProductRisk.values()) {
            risks.put(risk, word("risk." + risk));
        }
        for (Evidence each : Evidence.values()) {
            evidence.put(each, word("evidence." + each));
        }
        for (Purpose purpose : Purpose.values()) {
            purposes.put(purpose, word("purpose." + purpose));
        }
        for (String level : List.of("cultivating", "provincial", "national")) {
            levels.put(level, word("level." + level));
        }
        anyLevel = joined(levels.get("national"), levels.get("provincial"));
        abroad = joined(
                joined(purposes.get(Purpose.REPAIR), purposes.get(Purpose.TESTING)), purposes.get(Purpose.RESEARCH));
    }

    private static Text joined(Text one, Text other) {
        return new Text(one.zh() + "、" + other.zh(), one.en() + " or " + other.en());
    }

    private static Text word(String key) {
        return FacilitationMessages.M.text(key);
    }

    private static Message say(String key, Object... arguments) {
        Text pattern = PATTERNS.get(key);
        if (pattern == null) {
            pattern = word(key);
            PATTERNS.put(key, pattern);
        }
        return new Message(key, pattern, Arrays.asList(arguments));
    }

    private static Finding yes(Message text, LocalDate until) {
        return new Finding(true, text, until);
    }

    private static Finding no(Message text) {
        return new Finding(false, text, null);
    }

    @Override
    public Treatment treat(int number) {
        Shipment s = cases.shipments.get(number);
        LocalDate on = s.on();
        Enterprise enterprise = registers.require(s.enterprise().value());
        Membership member = null;
        for (Membership each : registers.history(s.enterprise())) {
            member = each.period().contains(on) ? each : member;
        }
        Grant graded = null;
        Grant title = null;
        Grant supervised = null;
        for (Grant each : registers.history(Subject.enterprise(s.enterprise()))) {
            if (!each.holdsOn(on)) {
                continue;
            }
            if (each.kind().equals(Grant.Kind.ENTERPRISE_CLASS)) {
                graded = each;
            } else if (each.kind().equals(Grant.Kind.DEMONSTRATION_ENTERPRISE)) {
                title = each;
            } else if (each.kind().equals(Grant.Kind.EFFECTIVE_SUPERVISION)) {
                supervised = each;
            }
        }
        Grant level = null;
        if (member != null) {
            for (Grant each : registers.history(Subject.zone(member.zone()))) {
                level = each.kind().equals(Grant.Kind.ZONE_LEVEL) && each.holdsOn(on) ? each : level;
            }
        }
        Map<DeclaredGround.Kind, DeclaredGround> declared = new EnumMap<>(DeclaredGround.Kind.class);
        for (DeclaredGround each : registers.declared.get(s.enterprise())) {
            if (each.holdsOn(on) && each.concerns(s.enterprise(), s.hs(), s.destination())) {
                declared.putIfAbsent(each.kind(), each);
            }
        }
        Found<Boolean> listed = data.statutory().find(s.hs(), on);
        Found<ProductRisk> risk = data.risk().find(s.hs(), on);
        Found<Text> excluded = data.exclusions().find(s.hs(), on);
        Found<Text> law = data.importExclusions().find(s.hs(), on);
        Found<Boolean> registered = data.registration().find(s.hs(), on);
        Optional<Row<ReferenceData.RuleSet>> ruleSet = data.ruleSet(on);
        Optional<Row<String>> africa = data.group("africa", s.destination(), on);
        Optional<Row<ReferenceData.Agreement>> agreed = data.agreement(s);

        // The grounds, each once.
        boolean export = s.direction() == Direction.EXPORT;
        Message way = say(export ? "ground.export" : "ground.import");
        Finding out = export ? yes(way, null) : no(way);
        Finding in = export ? no(way) : yes(way, null);
        Message list = switch (listed.state()) {
            case KNOWN -> say(listed.value() ? "ground.statutory" : "ground.not-statutory", s.hs(), on);
            case AMBIGUOUS -> say("ground.statutory.ambiguous", s.hs());
            case UNKNOWN -> say("ground.statutory.unknown", s.hs());
        };
        LocalDate listEnds = ends(listed.rows());
        Finding statutory = listed.value() ? yes(list, listEnds) : no(list);
        Finding notStatutory = listed.value() ? no(list) : yes(list, listEnds);
        Finding notExcluded = notExcluded(s, ruleSet.orElseThrow(), excluded);
        Finding free = agreed.isEmpty()
                ? yes(say("ground.agreement.none", s.hs(), s.destination()), null)
                : no(say(
                        "ground.agreement",
                        s.hs(),
                        s.destination(),
                        agreed.get().value().title(),
                        agreed.get().source()));
        Finding aidOrAfrica = s.purpose() == Purpose.AID
                ? yes(say("ground.aid"), null)
                : africa.isPresent()
                        ? yes(
                                say("ground.africa", s.destination()),
                                africa.get().period().to())
                        : no(say("ground.neither-aid-nor-africa", s.destination()));
        Finding isMember = member != null
                ? yes(
                        say("ground.member", member.zone(), member.period().from()),
                        member.period().to())
                : no(say("ground.member.none", on));
        Finding zoneLevel = member == null
                ? no(say("ground.level.no-zone", anyLevel))
                : level == null
                        ? no(say("ground.level.other", member.zone().value(), levels.get("cultivating"), anyLevel))
                        : yes(
                                say(
                                        "ground.level",
                                        member.zone().value(),
                                        levels.get(level.value()),
                                        level.period().from()),
                                level.period().to());
        Finding titled = held(title, demonstration, on);
        Finding effective = held(supervised, supervision, on);
        DeclaredGround raised = declared.get(DeclaredGround.Kind.RISK_RAISED);
        Finding normal = raised == null
                ? yes(say("ground.risk.normal", on), null)
                : no(say(
                        "ground.risk.raised",
                        raised.period().from(),
                        raised.declared().by(),
                        raised.declared().reason()));
        DeclaredGround incident = declared.get(DeclaredGround.Kind.SYSTEMIC_INCIDENT);
        Message systemic = incident == null
                ? say("ground.systemic.none", s.hs(), on)
                : say(
                        "ground.systemic",
                        incident.hs(),
                        incident.period(),
                        incident.declared().by(),
                        incident.declared().reason());
        Finding isSystemic = incident == null
                ? no(systemic)
                : yes(systemic, incident.period().to());
        Finding notSystemic = incident == null ? yes(systemic, null) : no(systemic);
        Finding monitored = declared(declared.get(DeclaredGround.Kind.RISK_MONITORING), "ground.monitoring", s);
        Finding assessed = declared(declared.get(DeclaredGround.Kind.IMPORT_ASSESSED), "ground.assessed", s);
        Finding project = switch (s.purpose()) {
            case REPAIR -> declared(declared.get(DeclaredGround.Kind.PROJECT_REPAIR), "ground.project", s);
            case TESTING -> declared(declared.get(DeclaredGround.Kind.PROJECT_TESTING), "ground.project", s);
            case RESEARCH -> declared(declared.get(DeclaredGround.Kind.PROJECT_RESEARCH), "ground.project", s);
            default -> no(say("ground.project.none", s.hs(), on));
        };
        Finding needsRegistration = registered.known() && registered.value()
                ? yes(say("ground.registration", s.hs()), ends(registered.rows()))
                : no(say("ground.registration.none", s.hs(), on));
        DeclaredGround held = declared.get(DeclaredGround.Kind.EXPORT_REGISTRATION);
        Message state = !export
                ? say("ground.registration.import")
                : held != null
                        ? say(
                                "ground.registered",
                                s.enterprise(),
                                held.hs(),
                                held.period(),
                                held.declared().by(),
                                held.declared().reason())
                        : needsRegistration.holds() || incident != null
                                ? say("ground.registered.not", s.enterprise(), s.hs(), on)
                                : say("ground.registration.none", s.hs(), on);
        Finding registration = yes(state, null);
        Finding notUsed = s.used() ? no(say("ground.used")) : yes(say("ground.used.not"), null);
        Finding allowed = switch (law.state()) {
            case UNKNOWN -> yes(say("ground.law.none", s.hs()), null);
            case KNOWN -> no(say("ground.law", s.hs(), law.value()));
            case AMBIGUOUS -> no(say("ground.law.ambiguous", s.hs(), law.value()));
        };
        boolean isAbroad =
                s.purpose() == Purpose.REPAIR || s.purpose() == Purpose.TESTING || s.purpose() == Purpose.RESEARCH;
        Finding forAbroad = purpose(isAbroad, s, abroad);
        Finding equipment = purpose(s.purpose() == Purpose.EQUIPMENT, s, purposes.get(Purpose.EQUIPMENT));
        Finding materials = purpose(s.purpose() == Purpose.MATERIALS, s, purposes.get(Purpose.MATERIALS));

        // The mode.
        List<Finding> modeGrounds = new ArrayList<>(3);
        Optional<Row<SupervisionMode>> row = data.mode(
                export ? graded == null ? ReferenceData.NO_CLASS : graded.value() : ReferenceData.IMPORTS,
                risk.value(),
                on);
        modeGrounds.add(
                !export
                        ? yes(say("ground.class.import"), null)
                        : graded == null
                                ? yes(say("ground.class.none", on), null)
                                : yes(
                                        say(
                                                "ground.class",
                                                graded.value(),
                                                graded.period().from(),
                                                graded.granted().by()),
                                        graded.period().to()));
        modeGrounds.add(yes(
                switch (risk.state()) {
                    case KNOWN -> say("ground.risk", s.hs(), risks.get(risk.value()));
                    case AMBIGUOUS -> say("ground.risk.ambiguous", s.hs(), risks.get(risk.value()));
                    case UNKNOWN -> say("ground.risk.unknown", s.hs(), risks.get(risk.value()));
                },
                ends(risk.rows())));
        SupervisionMode mode = row.orElseThrow().value();
        modeGrounds.add(
                yes(say("ground.mode", modes.get(mode)), row.get().period().to()));

        // The measures, in the order of the table.
        List<Measure> measures = new ArrayList<>(11);
        measures.add(measure("F3a", out, isSystemic, registration));
        measures.add(measure(
                "F4", out, statutory, notExcluded, free, isMember, zoneLevel, titled, effective, normal, notSystemic));
        measures.add(measure("F5", out, notStatutory, free, isMember, zoneLevel, normal, notSystemic));
        measures.add(measure("F6", out, aidOrAfrica, free, isMember, zoneLevel, normal, notSystemic));
        measures.add(measure("F7", forAbroad, project, isMember, zoneLevel, free, normal, notSystemic));
        measures.add(measure("F2", out, free, isMember, zoneLevel, monitored, normal, notSystemic));
        measures.add(measure("F9a", in, equipment, notUsed, allowed, isMember, zoneLevel, normal, notSystemic));
        measures.add(measure("F9b", in, materials, notUsed, allowed, isMember, zoneLevel, normal, notSystemic));
        measures.add(measure("F8", in, assessed, notUsed, allowed, isMember, zoneLevel, normal, notSystemic));
        measures.add(measure(
                "F3b", out, needsRegistration, registration, free, isMember, zoneLevel, normal, notSystemic));
        Measure plain = mode(mode, modeGrounds, registration);
        measures.add(plain);
        Measure governing = plain;
        for (Measure each : measures) {
            if (each.applies() && each.effect() != Effect.PROCEDURE) {
                governing = each;
                break;
            }
        }
        Optional<Row<BigDecimal>> rate = governing.effect() == Effect.CONVENIENCE
                ? data.assumption("checks-per-mille." + governing.id(), on)
                : Optional.empty();
        return new Treatment(
                s,
                listed.value(),
                mode,
                new Reason(modeGrounds.stream().map(Finding::text).toList()),
                governing,
                measures,
                rate.isPresent() ? check(rate.get(), s) : new Treatment.Check(0, false),
                book.version(),
                remarks(
                        enterprise,
                        rate,
                        listed.rows(),
                        risk.rows(),
                        excluded.rows(),
                        optional(ruleSet),
                        optional(africa),
                        optional(agreed),
                        optional(row)));
    }

    private Finding notExcluded(Shipment s, Row<ReferenceData.RuleSet> rules, Found<Text> found) {
        Text title = rules.value().title();
        String number = rules.value().number();
        return switch (found.state()) {
            case UNKNOWN ->
                yes(
                        say("ground.exclusion.free", s.hs(), title, number),
                        rules.period().to());
            case KNOWN -> no(say("ground.exclusion", s.hs(), found.value(), title, number));
            case AMBIGUOUS -> no(say("ground.exclusion.ambiguous", s.hs(), found.value(), title, number));
        };
    }

    private static Finding held(Grant grant, Text title, LocalDate on) {
        return grant == null
                ? no(say("ground.grant.none", title, on))
                : yes(
                        say(
                                "ground.grant",
                                title,
                                grant.period().from(),
                                grant.granted().by()),
                        grant.period().to());
    }

    private static Finding declared(DeclaredGround ground, String key, Shipment s) {
        return ground == null
                ? no(say(key + ".none", s.hs(), s.on()))
                : yes(
                        say(
                                key,
                                ground.period().from(),
                                ground.declared().by(),
                                ground.declared().reason()),
                        ground.period().to());
    }

    private Finding purpose(boolean so, Shipment s, Text wanted) {
        Text declared = purposes.get(s.purpose());
        return so ? yes(say("ground.purpose", declared), null) : no(say("ground.purpose.other", declared, wanted));
    }

    private Measure measure(String id, Finding... grounds) {
        List<Message> held = new ArrayList<>(12);
        List<Message> lacking = new ArrayList<>(4);
        LocalDate until = add(inForce.get(id), held, lacking, null);
        for (Finding ground : grounds) {
            until = add(ground, held, lacking, until);
        }
        boolean applies = lacking.isEmpty();
        MeasureTable.Measure measure = table.get(id);
        return new Measure(
                id,
                measure.title(),
                measure.rows().get(0).value().clause(),
                measure.effect(),
                applies,
                new Reason(applies ? held : lacking),
                applies ? measure.conditions() : List.of(),
                applies ? until : null);
    }

    private static LocalDate add(Finding ground, List<Message> held, List<Message> lacking, LocalDate until) {
        if (!ground.holds()) {
            lacking.add(ground.text());
            return until;
        }
        held.add(ground.text());
        LocalDate end = ground.until();
        return end != null && (until == null || end.isBefore(until)) ? end : until;
    }

    private Measure mode(SupervisionMode mode, List<Finding> grounds, Finding registration) {
        List<Finding> all = new ArrayList<>(grounds);
        all.add(registration);
        Measure bare = measure("F1", all.toArray(Finding[]::new));
        return new Measure(
                "F1",
                bare.title(),
                bare.clause(),
                bare.effect(),
                true,
                bare.reason(),
                modeConditions.get(mode),
                bare.until());
    }

    private static Treatment.Check check(Row<BigDecimal> rate, Shipment s) {
        int perMille = rate.value().intValueExact();
        if (s.declaration().isEmpty()) {
            return new Treatment.Check(perMille, false);
        }
        String digest = RuleBook.sha256(s.declaration() + "/" + s.enterprise());
        return new Treatment.Check(perMille, Long.parseLong(digest.substring(0, 8), 16) % 1000 < perMille);
    }

    private static List<? extends Row<?>> optional(Optional<? extends Row<?>> row) {
        return row.isPresent() ? List.of(row.get()) : List.of();
    }

    @SafeVarargs
    private List<Message> remarks(
            Enterprise enterprise, Optional<Row<BigDecimal>> rate, List<? extends Row<?>>... rows) {
        List<Message> out = new ArrayList<>(6);
        for (List<? extends Row<?>> each : rows) {
            for (Row<?> row : each) {
                if (!row.evidence().firm()) {
                    out.add(say("remark.line", evidence.get(row.evidence()), row.file(), row.line(), row.key()));
                }
            }
        }
        if (rate.isPresent() && !rate.get().evidence().firm()) {
            Row<BigDecimal> row = rate.get();
            out.add(say("remark.assumption", row.value().toPlainString(), row.file(), row.line()));
        }
        if (enterprise.synthetic()) {
            out.add(say("remark.synthetic", enterprise.name()));
        }
        return out;
    }

    private static LocalDate ends(List<? extends Row<?>> rows) {
        LocalDate out = null;
        for (Row<?> row : rows) {
            LocalDate end = row.period().to();
            out = end != null && (out == null || end.isBefore(out)) ? end : out;
        }
        return out;
    }
}
