// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.facts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.Rule;
import org.junit.Test;
import org.junit.experimental.categories.Category;

import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Subject;
import org.shifan.api.fact.FactDefinition;
import org.shifan.api.fact.FactId;
import org.shifan.api.fact.FactValue;
import org.shifan.records.targets.IncidentsTarget;
import org.shifan.testdatabases.EachDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shifan.records.TestRegisters.JIANGSU;
import static org.shifan.records.TestRegisters.code;
import static org.shifan.records.facts.DeliveredRecords.TODAY;
import static org.shifan.records.facts.DeliveredRecords.ZONE;

@Category(EachDatabase.class)
public class RecordFactsTest {
    @Rule
    public final DeliveredRecords records = new DeliveredRecords();

    @Test
    public void r10_rateCountsAttributedQualityCasesPerHundredMillionDollars() {
        records.export(1, 2014, "100000000");
        records.export(2, 2014, "50000000");
        records.incident("N1", "NOTIFICATION", 1, "2014-03-01", "QUALITY", "yes");
        records.incident("N2", "RECALL", 1, "2014-03-01", "QUALITY", "yes");
        records.incident("N3", "RETURN", 2, "2014-03-01", "QUALITY", "yes");
        assertThat(records.zone("incident.rate", 2014)).isEqualTo("2");
        records.incident("N4", "RETURN", 2, "2014-03-02", "NOT_QUALITY", "yes");
        records.incident("N5", "RETURN", 2, "2014-03-02", "QUALITY", "no");
        records.incident("N6", "RETURN", 2, "2014-03-02", "UNDETERMINED", "yes");
        records.incident("N7", "NOTIFICATION", 2, "2014-03-02", "FOREIGN_RULES", "yes");
        assertThat(records.zone("incident.rate", 2014)).isEqualTo("2");
        assertThat(records.zone("incident.count", 2014)).isEqualTo("3");
        assertThat(records.zone("incident.returns.count", 2014)).isEqualTo("1");
        assertThat(records.zone("incident.returns.all.count", 2014)).isEqualTo("3");
        assertThat(records.zone("incident.undetermined.count", 2014)).isEqualTo("1");
    }

    @Test
    public void r10_aRateOverNoExportsIsNotComputableAndNeverZero() {
        records.export(5, 2014, "1");
        records.incident("N1", "NOTIFICATION", 1, "2014-03-01", "QUALITY", "yes");
        assertThat(records.zone("export.value", 2014)).isEqualTo("0");
        assertThat(records.zone("incident.rate", 2014)).isEqualTo("missing records.fact.not-computable");
        assertThat(records.zone("leaders.share", 2014)).isEqualTo("missing records.fact.not-computable");
        assertThat(records.zone("export.per-exporter", 2014)).isEqualTo("missing records.fact.not-computable");
    }

    @Test
    public void aYearThatTheBureauHasNotDeliveredIsMissingForAllItsFacts() {
        records.export(1, 2013, "5");
        assertThat(records.zone("export.value", 2013)).isEqualTo("5");
        assertThat(records.zone("export.value", 2014)).isEqualTo("missing records.fact.not-delivered");
        assertThat(records.zone("incident.count", 2013)).isEqualTo("missing records.fact.not-delivered");
        assertThat(records.zone("inspection.batches", 2013)).isEqualTo("missing records.fact.not-delivered");
    }

    @Test
    public void aNilReportMakesAYearWithoutIncidentsKnown() {
        records.take(
                new IncidentsTarget(records.tables.database(), records.registers.enterpriseRegistry()),
                Map.of("number", "NIL-2014", "kind", "零报告", "date", "2014-12-31"));
        assertThat(records.zone("incident.count", 2014)).isEqualTo("0");
        assertThat(records.zone("incident.count", 2013)).startsWith("missing");
    }

    @Test
    public void malicesAndMajorsAreCounted() {
        records.incident("N1", "NOTIFICATION", 1, "2014-03-01", "MALICE", "yes");
        records.take(
                new IncidentsTarget(records.tables.database(), records.registers.enterpriseRegistry()),
                Map.of(
                        "number",
                        "N2",
                        "kind",
                        "RECALL",
                        "enterprise",
                        code(1),
                        "hs",
                        "8712",
                        "market",
                        "US",
                        "date",
                        "2014-04-01",
                        "cause",
                        "质量原因",
                        "attributed",
                        "是",
                        "major",
                        "是"));
        assertThat(records.zone("incident.malice.count", 2014)).isEqualTo("1");
        assertThat(records.zone("incident.major.count", 2014)).isEqualTo("1");
        assertThat(records.zone("incident.count", 2014)).isEqualTo("2");
    }

    @Test
    public void aValueNamesItsRecordsAndTheLastImportOfTheirKind() {
        records.export(1, 2014, "10");
        records.export(2, 2014, "10");
        records.importId = 8;
        records.inspection("B1", 1, "2014-05-05", "PASS");
        FactValue.Known known = (FactValue.Known) records.read(records.facts, "export.value", ZONE, 2014, TODAY);
        assertThat(known.sources())
                .containsExactly(new FactValue.Source("出口记录 export records 2014: 2", "import 7", false));
        FactValue.Known batches =
                (FactValue.Known) records.read(records.facts, "inspection.batches", ZONE, 2014, TODAY);
        assertThat(batches.sources())
                .containsExactly(new FactValue.Source("检验批次 inspection batches 2014: 1", "import 8", false));
    }

    @Test
    public void anInventedInspectionDoesNotMakeTheExportsBesideItInvented() {
        records.export(1, 2014, "10");
        records.synthetic = true;
        records.inspection("B1", 1, "2014-05-05", "PASS");
        records.incident("N1", "RETURN", 1, "2014-06-30", "QUALITY", "yes");
        records.synthetic = false;
        assertThat(isSynthetic("export.value")).containsExactly(false);
        assertThat(isSynthetic("inspection.batches")).containsExactly(true);
        assertThat(isSynthetic("incident.rate")).containsExactly(false, true);
    }

    @Test
    public void aYearThatIsDeliveredWithoutRecordsOfTheZoneNamesNoImport() {
        records.export(5, 2014, "10");
        FactValue.Known known = (FactValue.Known) records.read(records.facts, "export.value", ZONE, 2014, TODAY);
        assertThat(known.sources()).containsExactly(new FactValue.Source("出口记录 export records 2014: 0", "", false));
        assertThat(known.sources().get(0).line()).isEqualTo("出口记录 export records 2014: 0");
    }

    @Test
    public void aBureauCostsAHandfulOfQuestionsWhateverItsSize() {
        List<Subject> subjects = new ArrayList<>();
        for (int i = 10; i < 60; i++) {
            ZoneId id = ZoneId.of(String.format(Locale.ROOT, "3205%02d-01", i));
            records.registers.zone(id, JIANGSU, "区" + i);
            records.registers.enterprises(JIANGSU, i * 10, i * 10);
            records.registers.member(i * 10, id, "2010-01-01", null);
            subjects.add(Subject.zone(id));
            records.export(i * 10, 2014, String.valueOf(i));
        }
        int before = records.registers.questions();
        Map<Subject, Map<FactId, FactValue>> read = records.facts.facts(
                Set.of(FactId.of("export.value"), FactId.of("market.count")), subjects, 2014, TODAY, null);
        assertThat(records.registers.questions() - before).isLessThanOrEqualTo(3);
        assertThat(read).hasSize(50);
        assertThat(((FactValue.Known) read.get(subjects.get(7)).get(FactId.of("export.value"))).value())
                .isEqualByComparingTo("17");
    }

    @Test
    public void anUnknownSubjectHasMissingFacts() {
        assertThat(records.value(records.facts, "export.value", Subject.zone(ZoneId.of("320583-09")), 2014, TODAY))
                .isEqualTo("missing records.fact.subject-unknown");
    }

    @Test
    public void withoutALotThereIsNoPassRate() {
        records.sampling("S5", 5, "2014-07-01", "FAIL");
        assertThat(records.zone("sampling.lots", 2014)).isEqualTo("0");
        assertThat(records.zone("sampling.pass-rate", 2014)).isEqualTo("missing records.fact.not-computable");
    }

    @Test
    public void thePageOfFactsAndTheCodeAgree() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("../../docs/facts.md"));
        List<String> page = lines.subList(lines.indexOf("## Computed from imported records"), lines.size()).stream()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split("\\|"))
                .map(cells -> cells[1].strip().replace("`", "") + " " + cells[2].strip() + " " + cells[3].strip() + " "
                        + cells[4].strip() + " " + cells[6].strip())
                .toList();
        List<String> code = new ArrayList<>();
        for (FactDefinition fact : concat(records.facts.facts(), records.declared.facts())) {
            String subjects =
                    fact.subjects().stream().sorted().map(Subject.Kind::code).collect(Collectors.joining(", "));
            String period = fact.period().name().toLowerCase(java.util.Locale.ROOT);
            code.add(fact.id() + " " + fact.unit() + " " + period + " " + subjects + " " + fact.clause());
        }
        assertThat(page).containsExactlyElementsOf(code);
    }

    private List<Boolean> isSynthetic(String fact) {
        return ((FactValue.Known) records.read(records.facts, fact, ZONE, 2014, TODAY))
                .sources().stream().map(FactValue.Source::synthetic).toList();
    }

    private static List<FactDefinition> concat(List<FactDefinition> a, List<FactDefinition> b) {
        List<FactDefinition> out = new ArrayList<>(a);
        out.addAll(b);
        return out;
    }
}
