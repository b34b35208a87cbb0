// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.reporting;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.shifan.api.code.BureauCode;
import org.shifan.api.core.Subject;
import org.shifan.api.criteria.RuleBook;
import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.evaluation.EvaluationRequest;
import org.shifan.api.fact.FactDefinition;
import org.shifan.api.fact.FactId;
import org.shifan.api.fact.FactPeriod;
import org.shifan.api.fact.FactType;
import org.shifan.api.fact.FactValue;
import org.shifan.api.fact.Unit;
import org.shifan.api.text.Text;
import org.shifan.evaluation.document.DocumentReader;
import org.shifan.evaluation.plan.BookWriter;
import org.shifan.evaluation.plan.Compiler;
import org.shifan.evaluation.plan.FactNeed;
import org.shifan.evaluation.plan.FactSnapshot;
import org.shifan.evaluation.plan.Plan;
import org.shifan.evaluation.service.Candidate;
import org.shifan.evaluation.service.Maker;

/** A set of the test resources with a subject's facts, made into rule book and evaluation by the engine itself. */
final class RealSet {
    private static final Text GOVERNMENT = new Text("地方政府", "local government");
    private static final Map<String, FactDefinition> FACTS = new LinkedHashMap<>();

    static {
        number("export.value", Unit.USD, "出口额", "Export value");
        number("export.share.national", Unit.PERCENT, "占全国同类产品出口比重", "Share of the national export");
        number("export.rank.province", Unit.RANK, "全省同行业位次", "Place in the province");
        number("incident.rate", Unit.PER_100M_USD, "每亿美元境外通报召回退运起数", "Incidents per USD 100 million");
        number("incident.recalls.count", Unit.COUNT, "召回起数", "Recalls");
        number("inspection.batches", Unit.COUNT, "检验批次", "Inspected batches");
        number("inspection.fail-rate", Unit.PERCENT, "批次不合格率", "Failed batches");
        number("monitoring.level", Unit.POINTS, "监测等级", "Level of monitoring");
        number("malice.count", Unit.COUNT, "恶意违法起数", "Malicious violations");
        truth("archive.kept", "建有质量档案", "Quality archive kept");
        truth("brand.regional", "区域品牌", "Regional brand");
    }

    private final Plan plan;
    private final Map<FactNeed, FactValue> values = new LinkedHashMap<>();
    private final LocalDate asOf;

    RealSet(String name, LocalDate asOf) throws IOException {
        this.asOf = asOf;
        byte[] document = Files.readAllBytes(Path.of("src/test/resources/sets", name + ".yaml"));
        this.plan = Compiler.compile(
                        DocumentReader.read(name + ".yaml", document).document().orElseThrow(),
                        fact -> Optional.ofNullable(FACTS.get(fact.value())),
                        function -> Optional.empty())
                .plan()
                .orElseThrow();
    }

    RealSet fact(String fact, String value) {
        values.put(
                new FactNeed(FactId.of(fact), 0),
                FactValue.known(
                        new BigDecimal(value),
                        new FactValue.Source("exports 2014, 3 rows", "import 7", fact.startsWith("export."))));
        return this;
    }

    RuleBook book() {
        return BookWriter.write(plan, asOf);
    }

    Evaluation evaluation(String zone) {
        Subject subject = Subject.of("zone:" + zone);
        BureauCode bureau = plan.document().authority();
        return new Maker("1.0.0", Clock.fixed(Instant.parse("2015-06-30T02:00:00Z"), ZoneOffset.UTC))
                .make(
                        plan,
                        new Candidate(subject, new Text("示范区" + zone, "Zone " + zone), bureau),
                        new EvaluationRequest(subject, plan.document().level(), 2014, asOf, false, "tester"),
                        new FactSnapshot(subject, 2014, asOf, values));
    }

    private static void number(String id, Unit unit, String zh, String en) {
        define(id, FactType.NUMBER, unit, zh, en);
    }

    private static void truth(String id, String zh, String en) {
        define(id, FactType.TRUTH, Unit.TRUTH, zh, en);
    }

    private static void define(String id, FactType type, Unit unit, String zh, String en) {
        FACTS.put(
                id,
                new FactDefinition(
                        FactId.of(id),
                        new Text(zh, en),
                        new Text(zh + "，评估年度", en + " in the year"),
                        type,
                        unit,
                        FactPeriod.YEAR,
                        Set.of(Subject.Kind.ZONE),
                        GOVERNMENT,
                        "四"));
    }
}
