// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.shifan.api.code.DateRange;
import org.shifan.api.core.Grant;
import org.shifan.api.facilitation.DeclaredGround;
import org.shifan.api.facilitation.Shipment.Direction;
import org.shifan.api.facilitation.Shipment.Purpose;
import org.shifan.api.text.Text;
import org.shifan.facilitation.reference.Found;
import org.shifan.facilitation.reference.GroundWord;
import org.shifan.facilitation.reference.ReferenceData.Agreement;
import org.shifan.facilitation.reference.ReferenceData.RuleSet;
import org.shifan.facilitation.reference.Row;

import static org.shifan.facilitation.FacilitationMessages.M;
import static org.shifan.facilitation.FacilitationMessages.say;

/** What the words for grounds mean. Rules combine them; a new word is a new method here. */
final class Grounds {

    /** Judges one ground. It is pure: the same situation gives the same answer, and it asks nobody. */
    interface Test extends Function<Situation, Ground> {}

    /** Makes the test of a word and what narrows it. */
    private interface Maker extends Function<Set<String>, Test> {}

    private static final Map<String, Maker> WORDS = new TreeMap<>(Map.ofEntries(
            word("export", s -> direction(s, Direction.EXPORT)),
            word("import", s -> direction(s, Direction.IMPORT)),
            word("statutory", s -> s.goods().isStatutory()),
            word("not-statutory", s -> s.goods().isNotStatutory()),
            word("not-excluded", Grounds::notExcluded),
            word("agreement-free", Grounds::agreementFree),
            word("aid-or-africa", Grounds::aidOrAfrica),
            word("member", s -> s.standing().member()),
            word("demonstration-enterprise", s -> s.standing().holds(Grant.Kind.DEMONSTRATION_ENTERPRISE)),
            word("effective-supervision", s -> s.standing().holds(Grant.Kind.EFFECTIVE_SUPERVISION)),
            word("risk-normal", Grounds::riskNormal),
            word("no-systemic", s -> systemic(s, false)),
            word("systemic", s -> systemic(s, true)),
            word("monitoring", s -> declared(s, DeclaredGround.Kind.RISK_MONITORING, "ground.monitoring")),
            word("assessed", s -> declared(s, DeclaredGround.Kind.IMPORT_ASSESSED, "ground.assessed")),
            word("project", Grounds::project),
            word("registered-goods", Grounds::registered),
            word("registration-state", Grounds::registrationState),
            word("not-used", Grounds::notUsed),
            word("import-allowed", Grounds::importAllowed),
            Map.entry("zone-level", Grounds::zoneLevel),
            Map.entry("class", Grounds::enterpriseClass),
            Map.entry("purpose", Grounds::purpose)));

    private Grounds() {}

    private static Map.Entry<String, Maker> word(String word, Test test) {
        return Map.entry(word, narrowed -> narrowed.isEmpty() ? test : null);
    }

    /** The words that rules can use. */
    static Set<String> words() {
        return new TreeSet<>(WORDS.keySet());
    }

    /** The test of a word; empty when there is no such word, or what narrows it means nothing. */
    static Optional<Test> test(GroundWord word) {
        return Optional.ofNullable(WORDS.get(word.word())).map(maker -> maker.apply(word.narrowed()));
    }

    private static Ground direction(Situation s, Direction wanted) {
        boolean so = s.shipment().direction() == wanted;
        String key = s.shipment().direction() == Direction.EXPORT ? "ground.export" : "ground.import";
        return so ? Ground.holds(say(key), null) : Ground.lacking(say(key));
    }

    private static Test zoneLevel(Set<String> levels) {
        if (levels.isEmpty()) {
            return null;
        }
        Text wanted = Standing.titles(levels);
        return s -> s.standing().zoneLevel(levels, wanted);
    }

    private static Test enterpriseClass(Set<String> classes) {
        if (classes.isEmpty() || !Set.of("1", "2", "3", "4").containsAll(classes)) {
            return null;
        }
        String wanted = String.join(", ", new TreeSet<>(classes));
        return s -> {
            Grant held = s.standing().enterpriseClass();
            if (held == null) {
                return Ground.lacking(say("ground.class.needed.none", wanted, s.on()));
            }
            return classes.contains(held.value())
                    ? Ground.holds(
                            say(
                                    "ground.class",
                                    held.value(),
                                    held.period().from(),
                                    held.granted().by()),
                            Standing.lastDay(held))
                    : Ground.lacking(say("ground.class.needed", held.value(), wanted));
        };
    }

    private static Test purpose(Set<String> words) {
        Set<Purpose> purposes = Arrays.stream(Purpose.values())
                .filter(p -> words.contains(code(p)))
                .collect(Collectors.toSet());
        if (words.isEmpty() || purposes.size() != words.size()) {
            return null;
        }
        Map<Purpose, Text> names =
                Arrays.stream(Purpose.values()).collect(Collectors.toMap(p -> p, p -> M.text("purpose." + p)));
        Text wanted = new Text(
                purposes.stream().sorted().map(p -> names.get(p).zh()).collect(Collectors.joining("、")),
                purposes.stream().sorted().map(p -> names.get(p).en()).collect(Collectors.joining(" or ")));
        return s -> {
            Purpose declared = s.shipment().purpose();
            return purposes.contains(declared)
                    ? Ground.holds(say("ground.purpose", names.get(declared)), null)
                    : Ground.lacking(say("ground.purpose.other", names.get(declared), wanted));
        };
    }

    private static String code(Purpose purpose) {
        return purpose.name().toLowerCase(java.util.Locale.ROOT);
    }

    private static Ground notExcluded(Situation s) {
        LocalDate on = s.on();
        Optional<Row<RuleSet>> rules = s.data().ruleSet(on);
        if (rules.isEmpty()) {
            return Ground.lacking(say("ground.exclusion.no-rules", on));
        }
        RuleSet set = rules.get().value();
        Found<Text> found = s.data().exclusions().find(s.goods().hs(), on);
        return switch (found.state()) {
            case UNKNOWN ->
                Ground.holds(
                        say("ground.exclusion.free", s.goods().hs(), set.title(), set.number()),
                        rules.get().period().to());
            case KNOWN ->
                Ground.lacking(say("ground.exclusion", s.goods().hs(), found.value(), set.title(), set.number()));
            case AMBIGUOUS ->
                Ground.lacking(
                        say("ground.exclusion.ambiguous", s.goods().hs(), found.value(), set.title(), set.number()));
        };
    }

    private static Ground agreementFree(Situation s) {
        if (s.agreement().isEmpty()) {
            return Ground.holds(
                    say("ground.agreement.none", s.shipment().hs(), s.shipment().destination()), null);
        }
        Row<Agreement> row = s.agreement().get();
        return Ground.lacking(say(
                "ground.agreement",
                s.shipment().hs(),
                s.shipment().destination(),
                row.value().title(),
                row.source()));
    }

    private static Ground aidOrAfrica(Situation s) {
        if (s.shipment().purpose() == Purpose.AID) {
            return Ground.holds(say("ground.aid"), null);
        }
        return s.africa()
                .map(row -> Ground.holds(
                        say("ground.africa", s.shipment().destination()),
                        row.period().to()))
                .orElseGet(() -> Ground.lacking(
                        say("ground.neither-aid-nor-africa", s.shipment().destination())));
    }

    private static Ground riskNormal(Situation s) {
        DeclaredGround raised = s.declared(DeclaredGround.Kind.RISK_RAISED, true);
        if (raised != null) {
            return Ground.lacking(say(
                    "ground.risk.raised",
                    raised.period().from(),
                    raised.declared().by(),
                    raised.declared().reason()));
        }
        for (Raised source : s.inputs().raised()) {
            return Ground.lacking(
                    source.failed() == null
                            ? say("ground.risk.found", source.why())
                            : say("ground.risk.broken", source.failed()));
        }
        return Ground.holds(say("ground.risk.normal", s.on()), null);
    }

    private static Ground systemic(Situation s, boolean asked) {
        DeclaredGround incident = s.declared(DeclaredGround.Kind.SYSTEMIC_INCIDENT, true);
        if (incident == null) {
            var text = say("ground.systemic.none", s.shipment().hs(), s.on());
            return asked ? Ground.lacking(text) : Ground.holds(text, null);
        }
        var text = say(
                "ground.systemic",
                incident.hs(),
                incident.period(),
                incident.declared().by(),
                incident.declared().reason());
        return asked ? Ground.holds(text, incident.lastDay().orElse(null)) : Ground.lacking(text);
    }

    private static Ground declared(Situation s, DeclaredGround.Kind kind, String key) {
        DeclaredGround ground = s.declared(kind, false);
        return ground == null
                ? Ground.lacking(say(key + ".none", s.shipment().hs(), s.on()))
                : Ground.holds(
                        say(
                                key,
                                ground.period().from(),
                                ground.declared().by(),
                                ground.declared().reason()),
                        ground.lastDay().orElse(null));
    }

    private static Ground project(Situation s) {
        return switch (s.shipment().purpose()) {
            case REPAIR -> declared(s, DeclaredGround.Kind.PROJECT_REPAIR, "ground.project");
            case TESTING -> declared(s, DeclaredGround.Kind.PROJECT_TESTING, "ground.project");
            case RESEARCH -> declared(s, DeclaredGround.Kind.PROJECT_RESEARCH, "ground.project");
            case TRADE, AID, EQUIPMENT, MATERIALS ->
                Ground.lacking(say("ground.project.none", s.shipment().hs(), s.on()));
        };
    }

    private static Ground registered(Situation s) {
        Found<Boolean> found = s.data().registration().find(s.shipment().hs(), s.on());
        return found.known() && found.value()
                ? Ground.holds(say("ground.registration", s.shipment().hs()), Goods.earliest(found.rows()))
                : Ground.lacking(say("ground.registration.none", s.shipment().hs(), s.on()));
    }

    /**
     * It always holds: whether the enterprise is registered is told, where a registration is asked for, and makes nothing milder, as no
     * document says that it does.
     */
    private static Ground registrationState(Situation s) {
        if (s.shipment().direction() == Direction.IMPORT) {
            return Ground.holds(say("ground.registration.import"), null);
        }
        DeclaredGround held = s.declared(DeclaredGround.Kind.EXPORT_REGISTRATION, false);
        if (held != null) {
            DateRange term = DateRange.of(held.period().from(), held.lastDay().orElse(null));
            return Ground.holds(
                    say(
                            "ground.registered",
                            s.shipment().enterprise(),
                            held.hs(),
                            term,
                            held.declared().by(),
                            held.declared().reason()),
                    null);
        }
        boolean asked = registered(s).holds() || systemic(s, true).holds();
        return Ground.holds(
                asked
                        ? say(
                                "ground.registered.not",
                                s.shipment().enterprise(),
                                s.shipment().hs(),
                                s.on())
                        : say("ground.registration.none", s.shipment().hs(), s.on()),
                null);
    }

    private static Ground notUsed(Situation s) {
        return s.shipment().used() ? Ground.lacking(say("ground.used")) : Ground.holds(say("ground.used.not"), null);
    }

    private static Ground importAllowed(Situation s) {
        Found<Text> found = s.data().importExclusions().find(s.shipment().hs(), s.on());
        return switch (found.state()) {
            case UNKNOWN -> Ground.holds(say("ground.law.none", s.shipment().hs()), null);
            case KNOWN -> Ground.lacking(say("ground.law", s.shipment().hs(), found.value()));
            case AMBIGUOUS ->
                Ground.lacking(say("ground.law.ambiguous", s.shipment().hs(), found.value()));
        };
    }
}
