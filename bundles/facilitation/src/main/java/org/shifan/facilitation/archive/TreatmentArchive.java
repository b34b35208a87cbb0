// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation.archive;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import javax.persistence.EntityManager;
import javax.persistence.TypedQuery;

import com.fasterxml.jackson.databind.JsonNode;
import org.apache.aries.jpa.template.JpaTemplate;
import org.apache.aries.jpa.template.TransactionType;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Enterprise;
import org.shifan.api.core.EnterpriseRegistry;
import org.shifan.api.core.Membership;
import org.shifan.api.facilitation.DecidedTreatment;
import org.shifan.api.facilitation.DecidedTreatments;
import org.shifan.api.facilitation.Shipment;
import org.shifan.api.facilitation.Treatment;
import org.shifan.api.facilitation.Treatment.Effect;
import org.shifan.api.facilitation.Treatment.Measure;
import org.shifan.api.facilitation.Treatment.SupervisionMode;
import org.shifan.api.identity.Permissions;
import org.shifan.api.identity.Place;
import org.shifan.api.schema.SchemaReady;
import org.shifan.api.text.Message;
import org.shifan.api.text.ShifanException;
import org.shifan.api.text.Text;
import org.shifan.facilitation.Engine;
import org.shifan.facilitation.RuleBook;
import org.shifan.facilitation.Treatments;
import org.shifan.facilitation.store.ContentEntity;
import org.shifan.facilitation.store.Readers;
import org.shifan.facilitation.store.RegisterEntity;
import org.shifan.facilitation.store.TreatmentEntity;
import org.shifan.facilitation.store.UseEntity;

import static org.shifan.facilitation.FacilitationMessages.refuse;
import static org.shifan.facilitation.FacilitationMessages.say;

/** The archive of treatments in FAC_TREATMENT; the rules that they were decided by are in FAC_CONTENT. */
@Component(service = DecidedTreatments.class)
public final class TreatmentArchive implements DecidedTreatments {
    private static final String NOTHING = "{}";

    private final JpaTemplate jpa;
    private final Treatments treatments;
    private final EnterpriseRegistry enterprises;
    private final String engine;
    private final Permissions permissions;
    private final Clock clock;

    /** @param ready the promise that the tables are there */
    @Activate
    public TreatmentArchive(
            @Reference(target = "(shifan.schema=facilitation)") SchemaReady ready,
            @Reference(target = "(osgi.unit.name=shifan-facilitation)") JpaTemplate jpa,
            @Reference Treatments treatments,
            @Reference EnterpriseRegistry enterprises,
            @Reference Permissions permissions,
            BundleContext context) {
        this(jpa, treatments, enterprises, context.getBundle().getVersion().toString(), permissions, Clock.systemUTC());
    }

    /** Not public: Declarative Services would take it for the one above, which has as many arguments. */
    TreatmentArchive(
            JpaTemplate jpa,
            Treatments treatments,
            EnterpriseRegistry enterprises,
            String engine,
            Permissions permissions,
            Clock clock) {
        this.permissions = permissions;
        this.jpa = jpa;
        this.treatments = treatments;
        this.enterprises = enterprises;
        this.engine = engine;
        this.clock = clock;
    }

    @Override
    public DecidedTreatment decide(Shipment shipment, String by) {
        if (shipment.declaration().isEmpty()) {
            throw refuse("facilitation.declaration.missing");
        }
        Enterprise enterprise = enterprises.require(shipment.enterprise().value());
        permissions.require("treatment.decide", Place.of(enterprise));
        Optional<DecidedTreatment> known =
                jpa.txExpr(TransactionType.Required, em -> known(em, shipment).map(TreatmentArchive::told));
        if (known.isPresent()) {
            return known.get();
        }
        Treatments.Made made = treatments.make(shipment);
        return jpa.txExpr(TransactionType.Required, em -> {
            RegisterEntity.write(em);
            // Somebody else may have been first meanwhile.
            Optional<TreatmentEntity> other = known(em, shipment);
            return told(other.orElseGet(() -> keep(em, made, enterprise, by)));
        });
    }

    private Optional<TreatmentEntity> known(EntityManager em, Shipment shipment) {
        Optional<TreatmentEntity> row = byDeclaration(em, shipment.declaration());
        row.ifPresent(kept -> {
            if (!shipment(kept).equals(shipment)) {
                throw refuse("facilitation.declaration.known", shipment.declaration(), kept.id());
            }
        });
        return row;
    }

    private static Shipment shipment(TreatmentEntity row) {
        return Documents.shipment(Documents.read(row.kept().treatment()).get("shipment"));
    }

    private TreatmentEntity keep(EntityManager em, Treatments.Made made, Enterprise enterprise, String by) {
        Treatment treatment = made.treatment();
        Shipment shipment = treatment.shipment();
        RuleBook book = made.book();
        if (book != null) {
            book.tables().forEach((name, csv) -> {
                String digest = RuleBook.sha256(csv);
                if (em.find(ContentEntity.class, digest) == null) {
                    em.persist(new ContentEntity(digest, name, csv));
                    em.flush();
                }
            });
        }
        String inputs = made.inputs() == null ? NOTHING : Documents.write(made.inputs());
        String document = Documents.write(treatment);
        ZoneId zone = made.inputs() == null
                ? null
                : made.inputs().memberOn(shipment.on()).map(Membership::zone).orElse(null);
        Measure governing = treatment.governing();
        boolean exempts = governing.effect() == Effect.CONVENIENCE
                && book.data().measures().require(governing.id()).exempts();
        TreatmentEntity row = new TreatmentEntity(
                RegisterEntity.next(em, TreatmentEntity.class),
                shipment,
                enterprise.bureau(),
                zone,
                governing.id(),
                !exempts || treatment.check().drawn(),
                new TreatmentEntity.Kept(
                        treatment.rules(),
                        inputs,
                        RuleBook.sha256(inputs),
                        document,
                        RuleBook.sha256(document),
                        engine,
                        clock.instant(),
                        by));
        em.persist(row);
        long use = RegisterEntity.next(em, UseEntity.class);
        for (Measure measure : treatment.measures()) {
            boolean governs = measure.id().equals(governing.id()) && measure.effect() == Effect.CONVENIENCE;
            if (governs || (measure.applies() && measure.effect() == Effect.PROCEDURE)) {
                boolean drawn = governs && treatment.check().drawn();
                BigDecimal days = governs && exempts && !drawn ? daysSaved(book, treatment) : BigDecimal.ZERO;
                em.persist(
                        new UseEntity(use++, row.id(), shipment, enterprise.bureau(), zone, measure.id(), drawn, days));
            }
        }
        return row;
    }

    /** The days for which the batch would have waited in its mode, as the rules assume. */
    private static BigDecimal daysSaved(RuleBook book, Treatment treatment) {
        return book.data()
                .assumption(
                        "days-per-check." + treatment.mode(),
                        treatment.shipment().on())
                .map(row -> row.value())
                .orElse(BigDecimal.ZERO);
    }

    @Override
    public DecidedTreatment require(long number) {
        return readable(jpa.txExpr(TransactionType.Required, em -> told(row(em, number))));
    }

    private Readers readers() {
        return new Readers(permissions, enterprises, Readers.TREATMENTS);
    }

    private DecidedTreatment readable(DecidedTreatment treatment) {
        readers().require(treatment.shipment().enterprise(), treatment.bureau(), treatment.zone());
        return treatment;
    }

    @Override
    public DecidedTreatment require(String declaration) {
        return readable(jpa.txExpr(
                TransactionType.Required,
                em -> told(byDeclaration(em, declaration.strip())
                        .orElseThrow(() -> refuse("facilitation.declaration.unknown", declaration)))));
    }

    @Override
    public List<DecidedTreatment> decided(OrganisationCode enterprise, int offset, int limit) {
        Readers readers = readers();
        return readers.page(
                null,
                enterprise,
                offset,
                limit,
                (at, most) -> kept(enterprise, at, most),
                each -> readers.may(each.shipment().enterprise(), each.bureau(), each.zone()));
    }

    private List<DecidedTreatment> kept(OrganisationCode enterprise, int offset, int limit) {
        return jpa.txExpr(TransactionType.Required, em -> {
            TypedQuery<TreatmentEntity> query = em.createQuery(
                    "select t from TreatmentEntity t"
                            + (enterprise == null ? "" : " where t.enterprise = :enterprise")
                            + " order by t.id desc",
                    TreatmentEntity.class);
            if (enterprise != null) {
                query.setParameter("enterprise", enterprise.value());
            }
            return query.setFirstResult(offset).setMaxResults(limit).getResultList().stream()
                    .map(TreatmentArchive::told)
                    .toList();
        });
    }

    @Override
    public List<Long> numbers() {
        Readers readers = readers();
        List<Object[]> all = jpa.txExpr(
                TransactionType.Required,
                em -> em.createQuery(
                                "select t.id, t.enterprise, t.bureau, t.zone from TreatmentEntity t order by t.id",
                                Object[].class)
                        .getResultList());
        return all.stream()
                .filter(row -> readers.may(
                        OrganisationCode.of((String) row[1]),
                        BureauCode.of((String) row[2]),
                        row[3] == null ? null : ZoneId.of((String) row[3])))
                .map(row -> (Long) row[0])
                .toList();
    }

    @Override
    public Replay replay(long number) {
        return jpa.txExpr(TransactionType.Required, em -> {
            TreatmentEntity row = row(em, number);
            readers().require(OrganisationCode.of(row.enterprise()), row.bureau(), row.zone());
            TreatmentEntity.Kept kept = row.kept();
            if (kept.rules().digest().isEmpty()) {
                return impossible(number, kept, say("facilitation.replay.no-rules"));
            }
            if (!RuleBook.sha256(kept.inputs()).equals(kept.inputsDigest())) {
                return impossible(number, kept, say("facilitation.replay.inputs"));
            }
            Map<String, String> tables = new HashMap<>();
            for (Map.Entry<String, String> table : kept.rules().tables().entrySet()) {
                ContentEntity content = em.find(ContentEntity.class, table.getValue());
                if (content == null || !RuleBook.sha256(content.body()).equals(table.getValue())) {
                    return impossible(number, kept, say("facilitation.replay.table", table.getKey(), table.getValue()));
                }
                tables.put(table.getKey(), content.body());
            }
            String again;
            try {
                RuleBook book = RuleBook.of(kept.rules().name(), kept.rules().version(), tables);
                again = Documents.write(Engine.decide(book, Documents.inputs(kept.inputs())));
            } catch (ShifanException e) {
                return impossible(number, kept, e.message());
            }
            if (again.equals(kept.treatment())) {
                return new Replay(number, Outcome.EQUAL, kept.engine(), engine, null);
            }
            return new Replay(
                    number,
                    Outcome.DIFFERENT,
                    kept.engine(),
                    engine,
                    difference(Documents.read(kept.treatment()), Documents.read(again), ""));
        });
    }

    private Replay impossible(long number, TreatmentEntity.Kept kept, Message why) {
        return new Replay(number, Outcome.IMPOSSIBLE, kept.engine(), engine, why);
    }

    /** The first place where two documents differ. */
    private static Message difference(JsonNode then, JsonNode now, String place) {
        if (then.isObject() && now.isObject()) {
            for (Map.Entry<String, JsonNode> field : then.properties()) {
                JsonNode other = now.path(field.getKey());
                if (!field.getValue().equals(other)) {
                    return difference(field.getValue(), other, place + "/" + field.getKey());
                }
            }
        }
        if (then.isArray() && now.isArray()) {
            for (int i = 0; i < then.size(); i++) {
                if (!then.get(i).equals(now.path(i))) {
                    return difference(then.get(i), now.path(i), place + "/" + i);
                }
            }
        }
        return say("facilitation.replay.different", place.isEmpty() ? "/" : place, then, now);
    }

    private static TreatmentEntity row(EntityManager em, long number) {
        TreatmentEntity row = em.find(TreatmentEntity.class, number);
        if (row == null) {
            throw refuse("facilitation.treatment.unknown", number);
        }
        return row;
    }

    private static Optional<TreatmentEntity> byDeclaration(EntityManager em, String declaration) {
        return em
                .createQuery(
                        "select t from TreatmentEntity t where t.declaration = :declaration", TreatmentEntity.class)
                .setParameter("declaration", declaration)
                .getResultList()
                .stream()
                .findFirst();
    }

    /** The treatment as it is kept, read from its document and from nothing else. */
    private static DecidedTreatment told(TreatmentEntity row) {
        TreatmentEntity.Kept kept = row.kept();
        JsonNode in = Documents.read(kept.treatment());
        List<DecidedTreatment.Told> measures = new ArrayList<>();
        String governing = in.get("governing").asText();
        LocalDate until = null;
        for (JsonNode m : in.get("measures")) {
            List<Text> conditions = new ArrayList<>();
            m.get("conditions").forEach(condition -> conditions.add(Documents.text(condition)));
            DecidedTreatment.Told told = new DecidedTreatment.Told(
                    m.get("id").asText(),
                    Documents.text(m.get("title")),
                    m.get("clause").asText(),
                    m.get("applies").asBoolean(),
                    Documents.text(m.get("reason")),
                    conditions,
                    Documents.day(m.get("until")));
            measures.add(told);
            if (told.id().equals(governing)) {
                until = told.until();
            }
        }
        List<Text> remarks = new ArrayList<>();
        in.get("remarks").forEach(remark -> remarks.add(Documents.text(remark)));
        return new DecidedTreatment(
                row.id(),
                Documents.shipment(in.get("shipment")),
                row.bureau(),
                row.zone(),
                SupervisionMode.valueOf(in.get("mode").asText()),
                Documents.text(in.get("modeReason")),
                governing,
                in.get("check").get("drawn").asBoolean(),
                until,
                measures,
                remarks,
                new DecidedTreatment.Receipt(
                        kept.rules(),
                        kept.inputsDigest(),
                        kept.treatmentDigest(),
                        kept.engine(),
                        kept.at(),
                        kept.by()));
    }
}
