// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.reporting;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Actor;
import org.shifan.api.core.Decision;
import org.shifan.api.core.Level;
import org.shifan.api.core.Subject;
import org.shifan.api.criteria.CriteriaSet.Role;
import org.shifan.api.evaluation.Aftermath;
import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.evaluation.Evaluation.Input;
import org.shifan.api.evaluation.Evaluation.Item;
import org.shifan.api.evaluation.Evaluation.Missing;
import org.shifan.api.evaluation.Evaluation.Outcome;
import org.shifan.api.evaluation.Evaluation.Part;
import org.shifan.api.evaluation.Evaluation.Veto;
import org.shifan.api.evaluation.Evaluation.VetoState;
import org.shifan.api.evaluation.EvaluationRequest;
import org.shifan.api.evaluation.Verdict;
import org.shifan.api.evaluation.VerdictOverride;
import org.shifan.api.fact.FactId;
import org.shifan.api.text.Text;

/** Evaluations made by hand, one of each kind that a report must be able to show. */
final class Evaluations {
    private static final String DIGEST = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
    private static final String FACTS = "60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752";
    private static final Text STATUS =
            new Text("附件未加载;分值仅供演示", "annex not loaded; the numbers are for demonstration only");

    private Evaluations() {}

    /** A pass of real records, official, with a bonus part and an item that does not apply. */
    static Evaluation pass() {
        return new Evaluation(
                17,
                request("320583-01", true),
                new Text("昆山出口自行车质量安全示范区", "Kunshan export bicycles"),
                BureauCode.of("jiangsu"),
                new Text("江苏省级示范区评估标准", "Jiangsu criteria for provincial zones"),
                false,
                null,
                false,
                receipt(),
                Verdict.PASS,
                number("88.50"),
                number("88.50"),
                number("88.50"),
                number("100"),
                number("70"),
                new Text("良好", "good"),
                List.of(
                        part("basic", "基本条件", "Basic conditions", "46.50", "46.50", "46.50", "50", scale(), rate()),
                        part("service", "公共服务体系", "Public service system", "40", "40", "40", "50", testing()),
                        part("bonus", "加分", "Bonus", "2", "2", "2", "5", brands())),
                List.of(malice(VetoState.CLEAR)),
                List.of(),
                List.of(new Text("总分 88.50 达到合格线 70", "The total 88.50 reaches the pass mark 70")));
    }

    /** Invented records, demonstration criteria, a fact is missing: a draft without a total. */
    static Evaluation indeterminate() {
        return new Evaluation(
                0,
                request("320581-02", false),
                new Text("常熟出口羽绒制品质量安全示范区", "Changshu export down products"),
                BureauCode.of("jiangsu"),
                new Text("江苏省级示范区评估标准", "Jiangsu criteria for provincial zones"),
                true,
                STATUS,
                true,
                receipt(),
                Verdict.INDETERMINATE,
                null,
                number("61.5"),
                number("78"),
                number("100"),
                number("70"),
                null,
                List.of(
                        part("basic", "基本条件", "Basic conditions", null, "30", "46.5", "50", scale(), unknown()),
                        part("service", "公共服务体系", "Public service system", "31.5", "31.5", "31.5", "50", testing())),
                List.of(malice(VetoState.UNKNOWN)),
                List.of(new Missing(
                        FactId.of("incident.rate"),
                        new Text("每亿美元境外通报退运率", "Foreign notices and returns per USD 100 million"),
                        new Text("2014年出口额为零,无法计算", "exports of 2014 are zero, it cannot be computed"),
                        new Text("江苏局", "Jiangsu bureau"),
                        List.of("rate", "malice"))),
                List.of(
                        new Text(
                                "缺少“每亿美元境外通报退运率”,总分在 61.5 至 78 之间,合格线为 70",
                                "\"Foreign notices and returns per USD 100 million\" is missing: the total lies"
                                        + " between 61.5 and 78, the pass mark is 70"),
                        new Text("关键项“质量水平”待定", "Key item \"quality level\" is undecided")));
    }

    /** A total above the pass mark that does not help, and names that try to break out of the document. */
    static Evaluation veto() {
        return new Evaluation(
                18,
                request("440606-01", true),
                new Text("<script>alert('区')</script>示范区", "=HYPERLINK(\"http://x\",\"<b>zone</b>\") & Co"),
                BureauCode.of("guangdong"),
                new Text("广东省级示范区评估标准", "Guangdong criteria for provincial zones"),
                true,
                STATUS,
                true,
                receipt(),
                Verdict.FAIL_VETO,
                number("81.2"),
                number("81.2"),
                number("81.2"),
                number("100"),
                number("75"),
                null,
                List.of(
                        part("basic", "基本条件", "Basic conditions", "46.5", "46.5", "46.5", "50", scale(), rate()),
                        part("service", "公共服务体系", "Public service system", "34.75", "34.75", "34.75", "50", testing())),
                List.of(malice(VetoState.APPLIES)),
                List.of(),
                List.of(new Text("一票否决项“恶意违法”成立", "Veto item \"malicious breach\" applies")));
    }

    /** A plug-in broke: nothing can be said. */
    static Evaluation error() {
        return new Evaluation(
                0,
                request("350212-01", false),
                new Text("厦门出口健身器材质量安全示范区", "Xiamen export fitness equipment"),
                BureauCode.of("jiangsu"),
                new Text("江苏省级示范区评估标准", "Jiangsu criteria for provincial zones"),
                true,
                STATUS,
                true,
                receipt(),
                Verdict.ERROR,
                null,
                null,
                null,
                number("100"),
                number("70"),
                null,
                List.of(new Part(
                        "basic",
                        new Text("基本条件", "Basic conditions"),
                        null,
                        null,
                        null,
                        number("50"),
                        List.of(new Item(
                                "curve",
                                new Text("品牌曲线", "Brand curve"),
                                "六(五)",
                                Role.SCORED,
                                "custom",
                                Outcome.ERROR,
                                null,
                                null,
                                null,
                                number("50"),
                                null,
                                new Text("自定义函数", "custom function"),
                                null,
                                List.of())))),
                List.of(),
                List.of(),
                List.of(new Text("自定义函数出错", "The custom function broke")));
    }

    /** The pass of another zone, with another total. */
    static Evaluation passOf(String zone, Text name, String total, Verdict verdict) {
        Evaluation e = pass();
        return new Evaluation(
                e.id(),
                request(zone, true),
                name,
                e.bureau(),
                e.criteriaTitle(),
                true,
                STATUS,
                true,
                e.receipt(),
                verdict,
                number(total),
                number(total),
                number(total),
                e.maximum(),
                e.passMark(),
                null,
                e.parts(),
                e.vetoes(),
                e.missing(),
                List.of(new Text("总分 " + total + ",合格线 70", "Total " + total + ", pass mark 70")));
    }

    /** The same after two persons gave it a pass with this total. */
    static Evaluation overridden(Evaluation evaluation, String total) {
        Decision decision = new Decision("Li", LocalDate.of(2016, 3, 31), "seen on site", "No. 12");
        VerdictOverride override = new VerdictOverride(
                1,
                evaluation.id(),
                VerdictOverride.Kind.VERDICT,
                Verdict.PASS,
                number(total),
                Actor.named("Li"),
                decision,
                Instant.EPOCH,
                Actor.named("Wang"),
                decision);
        return evaluation.with(new Aftermath(override, null, List.of()));
    }

    private static EvaluationRequest request(String zone, boolean official) {
        return new EvaluationRequest(
                Subject.zone(ZoneId.of(zone)), Level.PROVINCIAL, 2014, LocalDate.of(2015, 3, 2), official, "admin");
    }

    private static Evaluation.Receipt receipt() {
        return new Evaluation.Receipt(
                "jiangsu-zone-provincial", "1.0.0", DIGEST, "1.0.0", FACTS, Instant.parse("2015-03-02T01:15:30Z"));
    }

    private static Item scale() {
        return new Item(
                "scale",
                new Text("出口规模", "Export scale"),
                "四(二)",
                Role.SCORED,
                "any-of",
                Outcome.SCORED,
                number("30"),
                number("30"),
                number("30"),
                number("30"),
                null,
                new Text(
                        "三项之一即可:占全国比重不低于 8%;或省内排名不低于第 3 位;或占当地比重不低于 20%",
                        "any one of: share of the national industry at least 8 %; rank in the province at most 3;"
                                + " share of local exports at least 20 %"),
                new Text("25% ≥ 8%,成立", "25 % ≥ 8 % holds"),
                List.of(
                        new Input(
                                FactId.of("export.value"),
                                new Text("出口额", "Export value"),
                                number("1877000000"),
                                "USD",
                                2014,
                                List.of("出口记录 export records 2014: 42 · import 7"),
                                false,
                                null),
                        new Input(
                                FactId.of("export.share.national"),
                                new Text("占全国比重", "Share of the national industry"),
                                number("25.0"),
                                "percent",
                                2014,
                                List.of("declared by 昆山市政府", "国质检检〔2014〕237号"),
                                true,
                                null)));
    }

    private static Item rate() {
        return new Item(
                "rate",
                new Text("质量水平", "Quality level"),
                "四(三)",
                Role.KEY,
                "bands",
                Outcome.SCORED,
                number("16.5"),
                number("16.5"),
                number("16.5"),
                number("20"),
                true,
                new Text("每亿美元不足 2 起得 16.5 分", "below 2 per USD 100 million gives 16.5"),
                new Text("1.27 < 2,得 16.5", "1.27 < 2 gives 16.5"),
                List.of(new Input(
                        FactId.of("incident.rate"),
                        new Text("每亿美元境外通报退运率", "Foreign notices and returns per USD 100 million"),
                        number("1.27"),
                        "per-100m-usd",
                        2014,
                        List.of("质量事件记录 incident records 2014: 24 · import 9"),
                        false,
                        null)));
    }

    private static Item unknown() {
        return new Item(
                "rate",
                new Text("质量水平", "Quality level"),
                "四(三)",
                Role.KEY,
                "bands",
                Outcome.UNKNOWN,
                null,
                number("0"),
                number("16.5"),
                number("20"),
                null,
                new Text("每亿美元不足 2 起得 16.5 分", "below 2 per USD 100 million gives 16.5"),
                new Text("缺少事实,0 至 16.5 分均有可能", "the fact is missing: 0 to 16.5 are possible"),
                List.of(new Input(
                        FactId.of("incident.rate"),
                        new Text("每亿美元境外通报退运率", "Foreign notices and returns per USD 100 million"),
                        null,
                        "per-100m-usd",
                        2014,
                        List.of(),
                        false,
                        new Text("2014年出口额为零,无法计算", "exports of 2014 are zero, it cannot be computed"))));
    }

    private static Item testing() {
        return new Item(
                "testing",
                new Text("公共检测平台", "Public testing platform"),
                "五、六(四)",
                Role.SCORED,
                "yes-no",
                Outcome.SCORED,
                number("40"),
                number("40"),
                number("40"),
                number("50"),
                null,
                new Text("有平台得 40 分", "a platform gives 40"),
                new Text("是,得 40", "yes gives 40"),
                List.of(new Input(
                        FactId.of("service.testing-platform"),
                        new Text("公共检测平台", "Public testing platform"),
                        number("1"),
                        "truth",
                        2014,
                        List.of("declared by 昆山市政府"),
                        false,
                        null)));
    }

    private static Item brands() {
        return new Item(
                "brands",
                new Text("自主品牌", "Own brands"),
                "六(五)",
                Role.BONUS,
                "linear",
                Outcome.NOT_APPLICABLE,
                null,
                null,
                null,
                number("5"),
                null,
                new Text("每个品牌 1 分,至多 5 分", "one point for each brand, at most 5"),
                null,
                List.of());
    }

    private static Veto malice(VetoState state) {
        return new Veto(
                "malice",
                new Text("恶意违法", "Malicious breach"),
                "六(六)",
                state,
                new Text("恶意违法案件多于 0 起", "more than 0 cases of malicious breach"),
                switch (state) {
                    case CLEAR -> new Text("0 起,不成立", "0 cases: does not apply");
                    case APPLIES -> new Text("2 起,成立", "2 cases: applies");
                    case UNKNOWN, ERROR -> new Text("缺少事实", "the fact is missing");
                },
                List.of());
    }

    private static Part part(
            String id,
            String zh,
            String en,
            String points,
            String lowest,
            String highest,
            String maximum,
            Item... items) {
        return new Part(
                id,
                new Text(zh, en),
                points == null ? null : number(points),
                number(lowest),
                number(highest),
                number(maximum),
                List.of(items));
    }

    private static BigDecimal number(String digits) {
        return new BigDecimal(digits);
    }
}
