// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation.archive;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

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
import org.shifan.api.facilitation.Treatment;
import org.shifan.api.text.Text;
import org.shifan.facilitation.Inputs;
import org.shifan.facilitation.OwnTerm;
import org.shifan.facilitation.Raised;

/**
 * The form in which inputs and treatments are kept: JSON written field by field in a fixed order, so that the same content has the
 * same bytes whatever the records of the api look like by then.
 */
final class Documents {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Documents() {}

    static String write(Inputs in) {
        ObjectNode out = JSON.createObjectNode();
        out.set("shipment", shipment(in.shipment()));
        Enterprise e = in.enterprise();
        ObjectNode enterprise = out.putObject("enterprise");
        enterprise.put("code", e.code().value());
        enterprise.put("name", e.name());
        enterprise.put("division", e.division().value());
        enterprise.put("bureau", e.bureau().value());
        enterprise.put("synthetic", e.synthetic());
        ArrayNode members = out.putArray("memberships");
        for (Membership m : in.memberships()) {
            ObjectNode one = members.addObject();
            one.put("id", m.id());
            one.put("zone", m.zone().value());
            period(one, m.period());
            decision(one, "admitted", m.admitted());
            decision(one, "ended", m.ended());
        }
        in.grants().forEach(grant -> grant(out.withArray("grants").addObject(), grant));
        in.zoneGrants().forEach(grant -> grant(out.withArray("zoneGrants").addObject(), grant));
        in.declared().forEach(ground -> ground(out.withArray("declared").addObject(), ground));
        for (Raised raised : in.raised()) {
            ObjectNode one = out.withArray("raised").addObject();
            text(one, "why", raised.why());
            one.put("failed", raised.failed());
        }
        in.own().forEach((measure, terms) -> {
            ArrayNode all = out.withObject("/own").putArray(measure);
            for (OwnTerm term : terms) {
                ObjectNode one = all.addObject();
                one.put("holds", term.holds());
                text(one, "text", term.text());
                day(one, "until", term.until());
                one.put("failed", term.failed());
            }
        });
        return print(out);
    }

    static Inputs inputs(String document) {
        JsonNode in = read(document);
        Shipment shipment = shipment(in.get("shipment"));
        JsonNode e = in.get("enterprise");
        Enterprise enterprise = new Enterprise(
                OrganisationCode.of(e.get("code").asText()),
                null,
                e.get("name").asText(),
                DivisionCode.of(e.get("division").asText()),
                BureauCode.of(e.get("bureau").asText()),
                e.get("synthetic").asBoolean());
        List<Membership> memberships = new ArrayList<>();
        for (JsonNode m : in.path("memberships")) {
            memberships.add(new Membership(
                    m.get("id").asLong(),
                    enterprise.code(),
                    ZoneId.of(m.get("zone").asText()),
                    period(m),
                    decision(m.get("admitted")),
                    decision(m.get("ended"))));
        }
        List<Grant> grants = new ArrayList<>();
        in.path("grants").forEach(grant -> grants.add(grant(grant)));
        List<Grant> zoneGrants = new ArrayList<>();
        in.path("zoneGrants").forEach(grant -> zoneGrants.add(grant(grant)));
        List<DeclaredGround> declared = new ArrayList<>();
        in.path("declared").forEach(ground -> declared.add(ground(ground)));
        List<Raised> raised = new ArrayList<>();
        in.path("raised").forEach(one -> raised.add(new Raised(text(one.get("why")), string(one.get("failed")))));
        Map<String, List<OwnTerm>> own = new TreeMap<>();
        in.path("own").properties().forEach(entry -> {
            List<OwnTerm> terms = new ArrayList<>();
            entry.getValue()
                    .forEach(term -> terms.add(new OwnTerm(
                            term.get("holds").asBoolean(),
                            text(term.get("text")),
                            day(term.get("until")),
                            string(term.get("failed")))));
            own.put(entry.getKey(), terms);
        });
        return new Inputs(shipment, enterprise, memberships, grants, zoneGrants, declared, raised, own);
    }

    static String write(Treatment t) {
        ObjectNode out = JSON.createObjectNode();
        out.set("shipment", shipment(t.shipment()));
        out.put("statutory", t.statutory());
        out.put("mode", t.mode().name());
        text(out, "modeReason", t.modeReason().text());
        out.put("governing", t.governing().id());
        ArrayNode measures = out.putArray("measures");
        for (Treatment.Measure m : t.measures()) {
            ObjectNode one = measures.addObject();
            one.put("id", m.id());
            text(one, "title", m.title());
            one.put("clause", m.clause());
            one.put("effect", m.effect().name());
            one.put("applies", m.applies());
            text(one, "reason", m.reason().text());
            ArrayNode conditions = one.putArray("conditions");
            m.conditions().forEach(condition -> text(conditions.addObject(), condition));
            day(one, "until", m.until());
        }
        out.putObject("check")
                .put("perMille", t.check().perMille())
                .put("drawn", t.check().drawn());
        ArrayNode remarks = out.putArray("remarks");
        t.demonstration().forEach(remark -> text(remarks.addObject(), remark.text()));
        out.put("rules", t.rules().digest());
        return print(out);
    }

    static JsonNode read(String document) {
        try {
            return JSON.readTree(document);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e.getOriginalMessage(), e);
        }
    }

    static Shipment shipment(JsonNode s) {
        JsonNode value = s.get("value");
        return new Shipment(
                s.get("declaration").asText(),
                OrganisationCode.of(s.get("enterprise").asText()),
                HsCode.of(s.get("hs").asText()),
                CountryCode.of(s.get("country").asText()),
                LocalDate.parse(s.get("on").asText()),
                value.isNull()
                        ? null
                        : new Money(
                                new java.math.BigDecimal(value.asText()),
                                Money.Currency.valueOf(s.get("currency").asText())),
                Shipment.Purpose.valueOf(s.get("purpose").asText()),
                Shipment.Direction.valueOf(s.get("direction").asText()),
                s.get("used").asBoolean());
    }

    private static ObjectNode shipment(Shipment s) {
        ObjectNode out = JSON.createObjectNode();
        out.put("declaration", s.declaration());
        out.put("enterprise", s.enterprise().value());
        out.put("hs", s.hs().value());
        out.put("country", s.destination().value());
        out.put("on", s.on().toString());
        out.put("value", s.value() == null ? null : s.value().amount().toPlainString());
        out.put("currency", s.value() == null ? null : s.value().currency().name());
        out.put("purpose", s.purpose().name());
        out.put("direction", s.direction().name());
        out.put("used", s.used());
        return out;
    }

    private static void grant(ObjectNode out, Grant g) {
        out.put("id", g.id());
        out.put("subject", g.subject().toString());
        out.put("kind", g.kind().code());
        out.put("value", g.value());
        period(out, g.period());
        out.put("precision", g.precision().name());
        decision(out, "granted", g.granted());
        decision(out, "ended", g.ended());
        day(out, "endedOn", g.endedOn());
    }

    private static Grant grant(JsonNode g) {
        return new Grant(
                g.get("id").asLong(),
                Subject.of(g.get("subject").asText()),
                Grant.Kind.of(g.get("kind").asText()),
                g.get("value").asText(),
                period(g),
                Grant.Precision.valueOf(g.get("precision").asText()),
                decision(g.get("granted")),
                decision(g.get("ended")),
                day(g.get("endedOn")));
    }

    private static void ground(ObjectNode out, DeclaredGround g) {
        out.put("id", g.id());
        out.put("kind", g.kind().name());
        out.put("enterprise", g.enterprise() == null ? null : g.enterprise().value());
        out.put("hs", g.hs());
        out.put("market", g.market() == null ? null : g.market().value());
        period(out, g.period());
        decision(out, "declared", g.declared());
        day(out, "endedOn", g.endedOn());
        decision(out, "ended", g.ended());
    }

    private static DeclaredGround ground(JsonNode g) {
        String enterprise = string(g.get("enterprise"));
        String market = string(g.get("market"));
        return new DeclaredGround(
                g.get("id").asLong(),
                DeclaredGround.Kind.valueOf(g.get("kind").asText()),
                enterprise == null ? null : OrganisationCode.of(enterprise),
                g.get("hs").asText(),
                market == null ? null : CountryCode.of(market),
                period(g),
                decision(g.get("declared")),
                day(g.get("endedOn")),
                decision(g.get("ended")));
    }

    private static void period(ObjectNode out, DateRange period) {
        out.put("from", period.from().toString());
        day(out, "to", period.to());
    }

    private static DateRange period(JsonNode in) {
        return DateRange.of(day(in.get("from")), day(in.get("to")));
    }

    private static void decision(ObjectNode out, String name, Decision decision) {
        if (decision == null) {
            out.putNull(name);
            return;
        }
        ObjectNode one = out.putObject(name);
        one.put("by", decision.by());
        one.put("on", decision.on().toString());
        one.put("reason", decision.reason());
        one.put("evidence", decision.evidence());
    }

    private static Decision decision(JsonNode in) {
        return in.isNull()
                ? null
                : new Decision(
                        in.get("by").asText(),
                        day(in.get("on")),
                        in.get("reason").asText(),
                        in.get("evidence").asText());
    }

    private static void day(ObjectNode out, String name, LocalDate day) {
        out.put(name, day == null ? null : day.toString());
    }

    static LocalDate day(JsonNode in) {
        return in.isNull() ? null : LocalDate.parse(in.asText());
    }

    private static void text(ObjectNode out, String name, Text text) {
        if (text == null) {
            out.putNull(name);
        } else {
            text(out.putObject(name), text);
        }
    }

    private static void text(ObjectNode out, Text text) {
        out.put("zh", text.zh());
        out.put("en", text.en());
    }

    static Text text(JsonNode in) {
        return in.isNull() ? null : new Text(in.get("zh").asText(), in.get("en").asText());
    }

    private static String string(JsonNode in) {
        return in.isNull() ? null : in.asText();
    }

    private static String print(ObjectNode out) {
        try {
            return JSON.writeValueAsString(out);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of texts can be written", e);
        }
    }
}
