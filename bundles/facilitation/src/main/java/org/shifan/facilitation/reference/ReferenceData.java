// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation.reference;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.shifan.api.code.CountryCode;
import org.shifan.api.code.DateRange;
import org.shifan.api.facilitation.Shipment;
import org.shifan.api.facilitation.Treatment.SupervisionMode;
import org.shifan.api.text.ShifanException;
import org.shifan.api.text.Text;

/**
 * The dated tables that treatments rest on, read once and never changed: the statutory list, the risk of products,
 * the exclusions from exemption, the modes of supervision, the measures in force, groups of destinations and the
 * agreements on inspection before shipment.
 */
public final class ReferenceData {
    /** The class of an enterprise that holds none, in the table of modes. */
    public static final String NO_CLASS = "none";

    private final HsTable<Boolean> statutory;
    private final HsTable<ProductRisk> risk;
    private final HsTable<Text> exclusions;
    private final List<Row<RuleSet>> ruleSets;
    private final Map<String, List<Row<SupervisionMode>>> modes;
    private final Map<String, List<Row<MeasureTerms>>> measures;
    private final Map<String, List<Row<String>>> groups;
    private final Map<String, List<Row<Agreement>>> agreements;

    /** A rule set of exemption (免验) with its list of excluded goods. */
    public record RuleSet(String id, Text title, String number) {}

    /**
     * That goods for a country are inspected before shipment.
     *
     * @param chapters of the HS for which it holds
     */
    public record Agreement(Text title, Set<Integer> chapters) {
        public Agreement {
            chapters = Set.copyOf(chapters);
        }
    }

    /**
     * When and where a measure can be used.
     *
     * @param order the lowest of the applying measures governs
     * @param levels the levels that a zone must have, as codes; empty when the measure asks for no zone
     */
    public record MeasureTerms(String id, int order, String clause, Set<String> levels) {
        public MeasureTerms {
            levels = Set.copyOf(levels);
        }
    }

    private ReferenceData(
            List<CsvFile.Line> statutory,
            List<CsvFile.Line> risk,
            List<CsvFile.Line> ruleSets,
            List<CsvFile.Line> exclusions,
            List<CsvFile.Line> modes,
            List<CsvFile.Line> measures,
            List<CsvFile.Line> groups,
            List<CsvFile.Line> agreements) {
        this.statutory = new HsTable<>(
                statutory.stream()
                        .map(l -> l.row(l.hsDigits(), l.yes("listed")))
                        .toList(),
                Comparator.naturalOrder(),
                Boolean.TRUE);
        this.risk = new HsTable<>(
                risk.stream()
                        .map(l -> l.row(l.hsDigits(), l.word("risk", ProductRisk.class)))
                        .toList(),
                Comparator.naturalOrder(),
                ProductRisk.HIGH);
        this.ruleSets = ruleSets(ruleSets);
        this.exclusions =
                new HsTable<>(exclusions.stream().map(this::exclusion).toList(), Comparator.comparing(Text::zh), null);
        this.modes = byKey(modes.stream()
                .map(l -> l.row(
                        modeKey(l.text("class"), l.word("risk", ProductRisk.class)),
                        l.word("mode", SupervisionMode.class)))
                .toList());
        this.measures = byKey(measures.stream().map(ReferenceData::measure).toList());
        this.groups = byKey(groups.stream()
                .map(l -> l.row(l.text("group") + "/" + l.country(), l.text("group")))
                .toList());
        this.agreements = byKey(agreements.stream()
                .map(l -> l.row(l.country(), new Agreement(l.text("title", "_zh", "_en"), l.chapters())))
                .toList());
    }

    /**
     * The tables that this bundle brings.
     *
     * @throws ShifanException {@code facilitation.data.field} or {@code facilitation.data.overlap}, with file and line
     */
    public static ReferenceData load() {
        return with(Map.of());
    }

    /** The tables of this bundle with some files replaced: how another rule set is tried. */
    static ReferenceData with(Map<String, List<CsvFile.Line>> replaced) {
        Map<String, List<CsvFile.Line>> files = new HashMap<>();
        for (String name : List.of(
                "statutory-goods.csv",
                "product-risk.csv",
                "exemption-rule-sets.csv",
                "exemption-exclusions.csv",
                "supervision-modes.csv",
                "measures.csv",
                "destination-groups.csv",
                "inspection-agreements.csv")) {
            files.put(name, replaced.containsKey(name) ? replaced.get(name) : CsvFile.resource(name));
        }
        return new ReferenceData(
                files.get("statutory-goods.csv"),
                files.get("product-risk.csv"),
                files.get("exemption-rule-sets.csv"),
                files.get("exemption-exclusions.csv"),
                files.get("supervision-modes.csv"),
                files.get("measures.csv"),
                files.get("destination-groups.csv"),
                files.get("inspection-agreements.csv"));
    }

    /** By HS code, whether goods are subject to statutory inspection; goods of an unknown code are. */
    public HsTable<Boolean> statutory() {
        return statutory;
    }

    /** By HS code, the risk of goods; that of an unknown code is high. */
    public HsTable<ProductRisk> risk() {
        return risk;
    }

    /** By HS code, the goods that the rule set of the day excludes from exemption; unknown means not excluded. */
    public HsTable<Text> exclusions() {
        return exclusions;
    }

    /** The rule set of exemption in force on that day. */
    public Optional<Row<RuleSet>> ruleSet(LocalDate on) {
        return inForce(ruleSets, on);
    }

    /** The mode for a class ({@code 1} to {@code 4}, or {@link #NO_CLASS}) and a risk on that day. */
    public Optional<Row<SupervisionMode>> mode(String enterpriseClass, ProductRisk risk, LocalDate on) {
        return inForce(modes.getOrDefault(modeKey(enterpriseClass, risk), List.of()), on);
    }

    /** The line that puts a country into a group of destinations on that day. */
    public Optional<Row<String>> group(String group, CountryCode country, LocalDate on) {
        return inForce(groups.getOrDefault(group + "/" + country, List.of()), on);
    }

    /** The agreement under which the goods are inspected before shipment, on the day of the shipment. */
    public Optional<Row<Agreement>> agreement(Shipment shipment) {
        return inForce(agreements.getOrDefault(shipment.destination().value(), List.of()), shipment.on())
                .filter(row -> row.value().chapters().contains(shipment.hs().chapter()));
    }

    /** The terms of a measure as they are on that day; empty when it is not in force. */
    public Optional<Row<MeasureTerms>> measure(String id, LocalDate on) {
        return inForce(measures.getOrDefault(id, List.of()), on);
    }

    /** Every line that the table of measures has for this one, by file order. */
    public List<Row<MeasureTerms>> measureHistory(String id) {
        return List.copyOf(measures.getOrDefault(id, List.of()));
    }

    private Row<Text> exclusion(CsvFile.Line line) {
        String set = line.text("rule_set");
        DateRange period = ruleSets.stream()
                .filter(row -> row.key().equals(set))
                .findFirst()
                .orElseThrow(() -> line.refuse("rule_set", set, CsvFile.M.text("facilitation.data.right.rule-set")))
                .period();
        return line.row(line.hsDigits(), line.text("goods", "_zh", "_en"), period);
    }

    private static List<Row<RuleSet>> ruleSets(List<CsvFile.Line> lines) {
        List<Row<RuleSet>> out = new ArrayList<>();
        for (CsvFile.Line line : lines) {
            String id = line.text("rule_set");
            Row<RuleSet> row = line.row(id, new RuleSet(id, line.text("title", "_zh", "_en"), line.text("number")));
            CsvFile.refuseOverlap(out, row);
            out.add(row);
        }
        return List.copyOf(out);
    }

    private static Row<MeasureTerms> measure(CsvFile.Line line) {
        String id = line.text("measure");
        String levels = line.optional("levels");
        return line.row(
                id,
                new MeasureTerms(
                        id,
                        line.number("order"),
                        line.text("clause"),
                        levels.isEmpty() ? Set.of() : Set.of(levels.split(" +"))));
    }

    private static String modeKey(String enterpriseClass, ProductRisk risk) {
        return enterpriseClass + "/" + risk;
    }

    private static <V> Map<String, List<Row<V>>> byKey(List<Row<V>> rows) {
        Map<String, List<Row<V>>> out = new LinkedHashMap<>();
        for (Row<V> row : rows) {
            List<Row<V>> same = out.computeIfAbsent(row.key(), k -> new ArrayList<>());
            CsvFile.refuseOverlap(same, row);
            same.add(row);
        }
        return out;
    }

    private static <V> Optional<Row<V>> inForce(List<Row<V>> rows, LocalDate on) {
        return rows.stream().filter(row -> row.period().contains(on)).findFirst();
    }
}
