// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation.reference;

import java.math.BigDecimal;
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
 * The dated tables that rules bring, read once and never changed: the measures, the statutory list, the risk of products,
 * the exclusions from exemption, the modes of supervision, groups of destinations, agreements on inspection before shipment,
 * goods under registration, imports that a law speaks of, laboratories and assumptions.
 */
public final class ReferenceData {
    /** The class of an enterprise that holds none, in the table of modes. */
    public static final String NO_CLASS = "none";
    /** What stands for the class where goods come in, in the table of modes. */
    public static final String IMPORTS = "import";

    private final HsTable<Boolean> statutory;
    private final HsTable<ProductRisk> risk;
    private final HsTable<Text> exclusions;
    private final HsTable<Boolean> registration;
    private final HsTable<Text> importExclusions;
    private final List<Row<RuleSet>> ruleSets;
    private final Map<String, List<Row<SupervisionMode>>> modes;
    private final MeasureTable measures;
    private final Map<String, List<Row<String>>> groups;
    private final Map<String, List<Row<Agreement>>> agreements;
    private final List<Row<Laboratory>> laboratories;
    private final Map<String, List<Row<BigDecimal>>> assumptions;

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
     * A third party whose results are accepted.
     *
     * @param hs the first digits of the goods for which they are
     * @param days how old a report may be on the day of the declaration
     */
    public record Laboratory(String id, Text name, String hs, int days) {}

    /**
     * Reads the tables.
     *
     * @param tables CSV by file name
     * @throws ShifanException {@code facilitation.data.*} or {@code facilitation.rules.*}, with file and line
     */
    public ReferenceData(Map<String, String> tables) {
        Tables in = new Tables(tables);
        statutory = new HsTable<>(
                in.rows("statutory-goods.csv", l -> l.row(l.hsDigits(), l.yes("listed"))),
                Comparator.naturalOrder(),
                Boolean.TRUE);
        risk = new HsTable<>(
                in.rows("product-risk.csv", l -> l.row(l.hsDigits(), l.word("risk", ProductRisk.class))),
                Comparator.naturalOrder(),
                ProductRisk.HIGH);
        ruleSets = ruleSets(in.lines("exemption-rule-sets.csv"));
        exclusions = new HsTable<>(
                in.rows("exemption-exclusions.csv", this::exclusion), Comparator.comparing(Text::zh), null);
        // Goods that may be under registration are not: only what surely is gets the simplified procedure.
        registration = new HsTable<>(
                in.rows("registration-goods.csv", l -> l.row(l.hsDigits(), l.yes("registered"))),
                Comparator.reverseOrder(),
                Boolean.FALSE);
        importExclusions = new HsTable<>(
                in.rows("import-exclusions.csv", l -> l.row(l.hsDigits(), l.text("goods", "_zh", "_en"))),
                Comparator.comparing(Text::zh),
                null);
        modes = byKey(in.rows(
                "supervision-modes.csv",
                l -> l.row(
                        modeKey(l.text("class"), l.word("risk", ProductRisk.class)),
                        l.word("mode", SupervisionMode.class))));
        groups = byKey(
                in.rows("destination-groups.csv", l -> l.row(l.text("group") + "/" + l.country(), l.text("group"))));
        agreements = byKey(in.rows(
                "inspection-agreements.csv",
                l -> l.row(l.country(), new Agreement(l.text("title", "_zh", "_en"), l.chapters()))));
        laboratories = byKey(in.rows("laboratories.csv", ReferenceData::laboratory)).values().stream()
                .flatMap(List::stream)
                .toList();
        assumptions = byKey(in.rows("assumptions.csv", l -> l.row(l.text("assumption"), l.decimal("value"))));
        measures = new MeasureTable(in.lines("measures.csv"), in.lines("measure-texts.csv"), assumptions.keySet());
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

    /** By HS code, whether goods need registration before they are exported; those of an unknown code do not. */
    public HsTable<Boolean> registration() {
        return registration;
    }

    /** By HS code, the imports for which a law asks for an inspection of its own; unknown means none. */
    public HsTable<Text> importExclusions() {
        return importExclusions;
    }

    /** The rule set of exemption in force on that day. */
    public Optional<Row<RuleSet>> ruleSet(LocalDate on) {
        return inForce(ruleSets, on);
    }

    /** The mode for a class ({@code 1} to {@code 4}, or {@link #NO_CLASS}) and a risk on that day. */
    public Optional<Row<SupervisionMode>> mode(String enterpriseClass, ProductRisk risk, LocalDate on) {
        return inForce(modes.get(modeKey(enterpriseClass, risk)), on);
    }

    /** The line that puts a country into a group of destinations on that day. */
    public Optional<Row<String>> group(String group, CountryCode country, LocalDate on) {
        return inForce(groups.get(group + "/" + country), on);
    }

    /** The agreement under which the goods are inspected before shipment, on the day of the shipment. */
    public Optional<Row<Agreement>> agreement(Shipment shipment) {
        return inForce(agreements.get(shipment.destination().value()), shipment.on())
                .filter(row -> row.value().chapters().contains(shipment.hs().chapter()));
    }

    /** The measures, in the order in which they are judged. */
    public MeasureTable measures() {
        return measures;
    }

    /** The lines of a laboratory, of any day; empty when it is not on the list. */
    public List<Row<Laboratory>> laboratory(String id) {
        return laboratories.stream()
                .filter(row -> row.value().id().equalsIgnoreCase(id.strip()))
                .toList();
    }

    /** All lines of the list of laboratories. */
    public List<Row<Laboratory>> laboratories() {
        return laboratories;
    }

    /** An assumption on that day, such as {@code days-per-check.GENERAL}. */
    public Optional<Row<BigDecimal>> assumption(String name, LocalDate on) {
        return inForce(assumptions.get(name), on);
    }

    /** Its lines, of any day. */
    public List<Row<BigDecimal>> assumptions(String name) {
        return assumptions.getOrDefault(name, List.of());
    }

    private static Row<Laboratory> laboratory(CsvFile.Line l) {
        String id = l.text("lab");
        Laboratory lab = new Laboratory(id, l.text("name", "_zh", "_en"), l.hsDigits(), l.number("days"));
        return l.row(id + "/" + lab.hs(), lab);
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

    private static String modeKey(String enterpriseClass, ProductRisk risk) {
        return enterpriseClass + "/" + risk;
    }

    static <V> Map<String, List<Row<V>>> byKey(List<Row<V>> rows) {
        Map<String, List<Row<V>>> out = new LinkedHashMap<>();
        for (Row<V> row : rows) {
            List<Row<V>> same = out.computeIfAbsent(row.key(), k -> new ArrayList<>());
            CsvFile.refuseOverlap(same, row);
            same.add(row);
        }
        return out;
    }

    static <V> Optional<Row<V>> inForce(List<Row<V>> rows, LocalDate on) {
        if (rows != null) {
            for (Row<V> row : rows) {
                if (row.period().contains(on)) {
                    return Optional.of(row);
                }
            }
        }
        return Optional.empty();
    }

    /** The tables by name, each of which has to be there. */
    private static final class Tables {
        private final Map<String, String> content;

        Tables(Map<String, String> content) {
            this.content = new HashMap<>(content);
        }

        List<CsvFile.Line> lines(String name) {
            String csv = content.get(name);
            if (csv == null) {
                throw new ShifanException(CsvFile.M.message("facilitation.data.missing", name));
            }
            return CsvFile.read(name, csv);
        }

        <V> List<Row<V>> rows(String name, java.util.function.Function<CsvFile.Line, Row<V>> reader) {
            return lines(name).stream().map(reader).toList();
        }
    }
}
