// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Lob;
import javax.persistence.Table;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.ZoneId;
import org.shifan.api.facilitation.RulesVersion;
import org.shifan.api.facilitation.Shipment;

/** A row of FAC_TREATMENT. */
@Entity
@Table(name = "FAC_TREATMENT")
public class TreatmentEntity {
    private static final String NO_RULES = "-";

    @Id
    @Column(name = "ID")
    private long id;

    @Column(name = "DECLARATION", nullable = false)
    private String declaration;

    @Column(name = "ENTERPRISE", nullable = false)
    private String enterprise;

    @Column(name = "BUREAU", nullable = false)
    private String bureau;

    @Column(name = "ZONE_ID")
    private String zone;

    @Column(name = "DECLARED_ON", nullable = false)
    private LocalDate on;

    @Column(name = "HS", nullable = false)
    private String hs;

    @Column(name = "COUNTRY", nullable = false)
    private String country;

    @Column(name = "DIRECTION", nullable = false)
    private String direction;

    @Column(name = "GOVERNING", nullable = false)
    private String governing;

    @Column(name = "CHECKED", nullable = false)
    private boolean checked;

    @Column(name = "RULES_NAME", nullable = false)
    private String rulesName;

    @Column(name = "RULES_VERSION", nullable = false)
    private String rulesVersion;

    @Column(name = "RULES_DIGEST", nullable = false)
    private String rulesDigest;

    @Lob
    @Column(name = "RULES_TABLES", nullable = false)
    private String rulesTables;

    @Lob
    @Column(name = "INPUTS", nullable = false)
    private String inputs;

    @Column(name = "INPUTS_DIGEST", nullable = false)
    private String inputsDigest;

    @Lob
    @Column(name = "TREATMENT", nullable = false)
    private String treatment;

    @Column(name = "TREATMENT_DIGEST", nullable = false)
    private String treatmentDigest;

    @Column(name = "ENGINE", nullable = false)
    private String engine;

    @Column(name = "DECIDED_BY", nullable = false)
    private String by;

    @Column(name = "DECIDED_AT", nullable = false)
    private long at;

    protected TreatmentEntity() {}

    /** What is kept of a treatment beside its columns. */
    public record Kept(
            RulesVersion rules,
            String inputs,
            String inputsDigest,
            String treatment,
            String treatmentDigest,
            String engine,
            Instant at,
            String by) {}

    public TreatmentEntity(
            long id, Shipment shipment, BureauCode bureau, ZoneId zone, String governing, boolean checked, Kept kept) {
        this.id = id;
        declaration = DecisionColumns.within("declaration", shipment.declaration(), 60);
        enterprise = shipment.enterprise().value();
        this.bureau = bureau.value();
        this.zone = zone == null ? null : zone.value();
        on = shipment.on();
        hs = shipment.hs().value();
        country = shipment.destination().value();
        direction = shipment.direction().name();
        this.governing = governing;
        this.checked = checked;
        rulesName = kept.rules().name().isEmpty() ? NO_RULES : kept.rules().name();
        rulesVersion =
                kept.rules().version().isEmpty() ? NO_RULES : kept.rules().version();
        rulesDigest = kept.rules().digest().isEmpty() ? NO_RULES : kept.rules().digest();
        rulesTables = kept.rules().tables().entrySet().stream()
                .map(table -> table.getKey() + " " + table.getValue())
                .collect(Collectors.joining("\n", "", "\n"));
        inputs = kept.inputs();
        inputsDigest = kept.inputsDigest();
        treatment = kept.treatment();
        treatmentDigest = kept.treatmentDigest();
        engine = kept.engine();
        by = DecisionColumns.within("by", kept.by(), 200);
        at = kept.at().toEpochMilli();
    }

    public long id() {
        return id;
    }

    public BureauCode bureau() {
        return BureauCode.of(bureau);
    }

    public ZoneId zone() {
        return zone == null ? null : ZoneId.of(zone);
    }

    public LocalDate on() {
        return on;
    }

    public String enterprise() {
        return enterprise;
    }

    public String hs() {
        return hs;
    }

    public String country() {
        return country;
    }

    /** Whether it was inspected in any way. */
    public boolean checked() {
        return checked;
    }

    public Kept kept() {
        Map<String, String> tables = new TreeMap<>();
        rulesTables.lines().filter(line -> !line.isEmpty()).forEach(line -> {
            int blank = line.lastIndexOf(' ');
            tables.put(line.substring(0, blank), line.substring(blank + 1));
        });
        RulesVersion rules = rulesName.equals(NO_RULES)
                ? RulesVersion.NONE
                : RulesVersion.of(rulesName, rulesVersion, rulesDigest, tables);
        return new Kept(rules, inputs, inputsDigest, treatment, treatmentDigest, engine, Instant.ofEpochMilli(at), by);
    }
}
