// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.archive;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.shifan.api.code.BureauCode;
import org.shifan.api.core.Level;
import org.shifan.api.core.Subject;
import org.shifan.api.criteria.BoundTerm;
import org.shifan.api.criteria.CriteriaSet;
import org.shifan.api.criteria.Layers;
import org.shifan.api.criteria.Provenance;
import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.evaluation.EvaluationRequest;
import org.shifan.api.evaluation.Verdict;
import org.shifan.api.fact.FactId;
import org.shifan.api.fact.Unit;
import org.shifan.api.text.Text;

/** Evaluations in which every field of every record is used, nulls among them. */
public final class SampleEvaluations {
    public static final Subject ZONE = Subject.of("zone:320583-01");

    private SampleEvaluations() {}

    public static Evaluation passed(String total) {
        return of(Verdict.PASS, new BigDecimal(total), new Text("良好", "good"), null, "某局 officer");
    }

    static Evaluation undecided() {
        return of(Verdict.INDETERMINATE, null, null, new Text("附件未加载", "annex not loaded"), "某局 officer");
    }

    static Evaluation by(String name) {
        return of(Verdict.PASS, new BigDecimal("80"), null, null, name);
    }

    private static Evaluation of(Verdict verdict, BigDecimal total, Text grade, Text status, String by) {
        Evaluation.Input known = new Evaluation.Input(
                FactId.of("export.value"),
                new Text("出口额", "exports"),
                new BigDecimal("123456789012345.10"),
                "USD",
                2015,
                List.of("出口记录 export records 2014: 812 · import 7"),
                true,
                null);
        Evaluation.Input missing = new Evaluation.Input(
                FactId.of("export.rank.province"),
                new Text("排名", "rank"),
                null,
                "rank",
                2014,
                List.of(),
                false,
                new Text("未申报", "not declared"));
        Evaluation.Item scored = new Evaluation.Item(
                "scale",
                new Text("规模", "scale"),
                "四(二)",
                CriteriaSet.Role.KEY,
                "bands",
                Evaluation.Outcome.SCORED,
                new BigDecimal("9.50"),
                new BigDecimal("9.50"),
                new BigDecimal("9.50"),
                new BigDecimal("10"),
                true,
                new Text("分段", "bands \"quoted\" and \\ back"),
                new Text("算", "9.50"),
                List.of(known),
                new Text("条款", "the clause"),
                Evaluation.Remedy.NONE,
                List.of(new Text("可疑", "odd")),
                new Provenance(
                        new Provenance.Origin(
                                "national-baseline",
                                "1.0.0",
                                List.of(new Provenance.Change("jiangsu-zone-provincial", "1.0.0", List.of("rule")))),
                        List.of(new BoundTerm(
                                "front-rank",
                                new Text("前列", "a front place"),
                                "前列",
                                "四(二)",
                                Unit.RANK,
                                List.of(new BoundTerm.Value(
                                        new BigDecimal("3"), "苏检〔2014〕1号", LocalDate.of(2014, 4, 22)))))));
        Evaluation.Item unknown = new Evaluation.Item(
                "rank",
                new Text("排名", "rank"),
                "四(二)",
                CriteriaSet.Role.SCORED,
                "threshold",
                Evaluation.Outcome.UNKNOWN,
                null,
                BigDecimal.ZERO,
                new BigDecimal("10"),
                new BigDecimal("10"),
                null,
                new Text("门槛", "threshold"),
                new Text("缺", "missing"),
                List.of(missing));
        return new Evaluation(
                0,
                new EvaluationRequest(ZONE, Level.PROVINCIAL, 2015, LocalDate.of(2016, 2, 29), true, by),
                new Text("昆山示范区", "Kunshan zone"),
                BureauCode.of("jiangsu"),
                new Text("江苏标准", "Jiangsu criteria"),
                true,
                status,
                true,
                new Evaluation.Receipt(
                        "jiangsu-zone-provincial",
                        "1.0.0",
                        "d".repeat(64),
                        "1.0.0.SNAPSHOT",
                        "f".repeat(64),
                        Instant.parse("2016-03-01T10:15:30.123Z"),
                        Evaluation.Standing.DECISION,
                        null,
                        null,
                        new Evaluation.Rounding(2, 2, "half-up"),
                        List.of(new Layers.Base("national-baseline", "1.0.0", "b".repeat(64), true))),
                verdict,
                total,
                new BigDecimal("79.940"),
                new BigDecimal("89.94"),
                new BigDecimal("100"),
                new BigDecimal("70"),
                grade,
                List.of(new Evaluation.Part(
                        "basic",
                        new Text("基本", "basic"),
                        null,
                        new BigDecimal("9.50"),
                        new BigDecimal("19.50"),
                        new BigDecimal("20"),
                        List.of(scored, unknown))),
                List.of(new Evaluation.Veto(
                        "malice",
                        new Text("恶意", "malice"),
                        "六(六)",
                        Evaluation.VetoState.CLEAR,
                        new Text("若", "if"),
                        new Text("0", "0"),
                        List.of(known))),
                List.of(new Evaluation.Missing(
                        FactId.of("export.rank.province"),
                        new Text("排名", "rank"),
                        new Text("未申报", "not declared"),
                        new Text("地方政府", "local government"),
                        List.of("rank"))),
                List.of(new Text("因为", "because"), new Text("还有", "and")));
    }
}
