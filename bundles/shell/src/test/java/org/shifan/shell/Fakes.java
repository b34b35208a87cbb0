// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.DateRange;
import org.shifan.api.code.DivisionCode;
import org.shifan.api.code.HsCode;
import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Bureau;
import org.shifan.api.core.Level;
import org.shifan.api.core.Subject;
import org.shifan.api.core.Zone;
import org.shifan.api.criteria.CriteriaKey;
import org.shifan.api.criteria.CriteriaSet;
import org.shifan.api.criteria.CriteriaState;
import org.shifan.api.criteria.Layers;
import org.shifan.api.criteria.Procedure;
import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.evaluation.EvaluationRequest;
import org.shifan.api.evaluation.EvaluationService;
import org.shifan.api.evaluation.Verdict;
import org.shifan.api.fact.FactId;
import org.shifan.api.text.Message;
import org.shifan.api.text.Text;

/** Modules that answer as a test tells them, and an evaluation to show. */
final class Fakes implements Services {

    static final Zone ZONE = new Zone(
            ZoneId.of("320583-01"),
            new Text("昆山电子示范区", "Kunshan electronics zone"),
            DivisionCode.of("320583"),
            BureauCode.of("jiangsu"),
            new Text("电子产品", "electronics"),
            List.of(HsCode.of("8471")),
            "C39",
            "test",
            "");

    private final Map<Class<?>, Object> offered = new HashMap<>();

    /** Offers a service whose methods of the given name answer so. */
    <T> Fakes with(Class<T> type, Map<String, Function<Object[], Object>> answers) {
        Object service = Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            Function<Object[], Object> answer = answers.get(method.getName());
            if (answer == null) {
                throw new AssertionError("unexpected call of " + method);
            }
            return answer.apply(args);
        });
        offered.put(type, service);
        return this;
    }

    @Override
    public <T> T get(Class<T> type) {
        return find(type).orElseThrow(() -> Services.missing(type));
    }

    @Override
    public <T> Optional<T> find(Class<T> type) {
        return Optional.ofNullable(type.cast(offered.get(type)));
    }

    @Override
    public void close() {}

    static Bureau bureau() {
        return new Bureau(BureauCode.of("jiangsu"), ZONE.name(), ZONE.division(), ZONE.division(), "", "", "", "", "");
    }

    static CriteriaSet set(Message... notices) {
        return set(Procedure.NONE, notices);
    }

    static CriteriaSet set(Procedure procedure, Message... notices) {
        return set(CriteriaState.STAGED, procedure, notices);
    }

    static CriteriaSet set(CriteriaState state) {
        return set(state, Procedure.NONE);
    }

    private static CriteriaSet set(CriteriaState state, Procedure procedure, Message... notices) {
        return new CriteriaSet(
                "a-set",
                new CriteriaKey(BureauCode.of("jiangsu"), Subject.Kind.ZONE, Level.PROVINCIAL),
                "1.0.0",
                "d",
                ZONE.name(),
                DateRange.year(2014),
                true,
                null,
                List.of(),
                null,
                null,
                state,
                "a.bundle 1.0.0",
                null,
                List.of(),
                Layers.NONE,
                List.of(notices),
                procedure);
    }

    /** As it stands in a list. */
    static EvaluationService.Summary line(Evaluation e) {
        return new EvaluationService.Summary(
                e.id(),
                e.request().subject(),
                e.request().level(),
                e.request().year(),
                e.request().asOf(),
                e.verdict(),
                e.total(),
                e.receipt().criteriaId(),
                e.receipt().version());
    }

    static Evaluation evaluation(String zone, Verdict verdict, String total) {
        BigDecimal points = total == null ? null : new BigDecimal(total);
        FactId fact = FactId.of("export.value");
        Evaluation.Input input = new Evaluation.Input(
                fact,
                new Text("出口额", "Export value"),
                new BigDecimal("123456789.10"),
                "USD",
                2014,
                List.of("出口记录 export records 2014: 2 · import 7"),
                true,
                null);
        Evaluation.Item item = new Evaluation.Item(
                "scale",
                new Text("出口规模", "Export scale"),
                "四(二)",
                CriteriaSet.Role.KEY,
                "bands",
                points == null ? Evaluation.Outcome.UNKNOWN : Evaluation.Outcome.SCORED,
                points,
                BigDecimal.ZERO,
                BigDecimal.TEN,
                BigDecimal.TEN,
                points == null ? null : Boolean.TRUE,
                new Text("按区间", "by bands"),
                new Text("落入第三区间", "falls into the third band"),
                List.of(input));
        return new Evaluation(
                41,
                new EvaluationRequest(
                        Subject.of("zone:" + zone), Level.PROVINCIAL, 2014, LocalDate.of(2015, 6, 30), true, "tester"),
                new Text("某示范区", "Some zone"),
                BureauCode.of("jiangsu"),
                new Text("江苏省级", "Jiangsu provincial"),
                true,
                new Text("附件未加载", "annex not loaded"),
                true,
                new Evaluation.Receipt("jiangsu-zone", "1.0.0", "ab".repeat(32), "1", "cd".repeat(32), Instant.EPOCH),
                verdict,
                points,
                points == null ? new BigDecimal("41.00") : points,
                points == null ? new BigDecimal("83.50") : points,
                new BigDecimal("100"),
                new BigDecimal("70"),
                null,
                List.of(new Evaluation.Part(
                        "basic",
                        new Text("基本条件", "Basic conditions"),
                        points,
                        BigDecimal.ZERO,
                        BigDecimal.TEN,
                        BigDecimal.TEN,
                        List.of(item))),
                List.of(),
                List.of(),
                List.of(new Text("总分达到合格线", "The total reaches the pass mark")));
    }
}
