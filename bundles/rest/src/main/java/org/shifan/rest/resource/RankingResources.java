// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest.resource;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.shifan.api.code.BureauCode;
import org.shifan.api.core.BureauDirectory;
import org.shifan.api.core.Level;
import org.shifan.api.core.Subject;
import org.shifan.api.core.Zone;
import org.shifan.api.core.ZoneRegistry;
import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.evaluation.EvaluationService;
import org.shifan.api.evaluation.Ranking;
import org.shifan.api.evaluation.Verdict;
import org.shifan.api.text.Text;
import org.shifan.rest.http.Answer;
import org.shifan.rest.http.Call;
import org.shifan.rest.http.Page;
import org.shifan.rest.http.Param;
import org.shifan.rest.http.Resources;
import org.shifan.rest.http.Route;
import org.shifan.rest.http.Services;

/** Rankings of a bureau's zones and of the country's. */
public final class RankingResources implements Resources {
    private static final String TAG = "evaluations";
    private static final Param<BureauCode> BUREAU = Param.bureau();
    private static final Param<Level> LEVEL = Param.level("level").needed();

    private final Services services;

    public RankingResources(Services services) {
        this.services = services;
    }

    /**
     * A zone's place among those that were evaluated by the same set for the same year.
     *
     * @param rank null without a total and with a veto
     * @param verdict as decided, by a person too
     */
    public record Placed(
            String set,
            String version,
            int year,
            Integer rank,
            Subject subject,
            Text name,
            BureauCode bureau,
            Verdict verdict,
            BigDecimal total,
            BigDecimal passMark,
            Text grade,
            long evaluation,
            boolean synthetic) {}

    @Override
    public List<Route> routes() {
        return List.of(Route.get("/api/v1/rankings", "rankings", TAG)
                .with(BUREAU, LEVEL)
                .givesPage(Placed.class)
                .by(this::rankings));
    }

    private Answer rankings(Call call) {
        ZoneRegistry registry = services.need(ZoneRegistry.class);
        List<Zone> zones = call.find(BUREAU)
                .map(bureau -> registry.zones(
                        services.need(BureauDirectory.class).require(bureau).code()))
                .orElseGet(registry::zones);
        Map<String, List<Evaluation>> bySet =
                Ranking.latest(services.need(EvaluationService.class), zones, call.get(LEVEL)).stream()
                        .collect(Collectors.groupingBy(
                                each -> each.receipt().criteriaId(), TreeMap::new, Collectors.toList()));
        List<Placed> out = new ArrayList<>();
        bySet.values().forEach(evaluations -> {
            List<Evaluation> compared = Ranking.ofOneYear(evaluations);
            List<Integer> places = Ranking.places(compared);
            for (int i = 0; i < compared.size(); i++) {
                out.add(placed(places.get(i), compared.get(i)));
            }
        });
        return Page.of(out, call);
    }

    private static Placed placed(Integer rank, Evaluation made) {
        return new Placed(
                made.receipt().criteriaId(),
                made.receipt().version(),
                made.request().year(),
                rank,
                made.request().subject(),
                made.subjectName(),
                made.bureau(),
                made.decided(),
                made.decidedTotal(),
                made.passMark(),
                made.grade(),
                made.id(),
                made.synthetic());
    }
}
