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
import org.shifan.api.evaluation.ItemStrength;
import org.shifan.api.evaluation.Ranking;
import org.shifan.api.evaluation.Verdict;
import org.shifan.api.identity.Permissions;
import org.shifan.api.identity.Place;
import org.shifan.api.identity.Server;
import org.shifan.api.text.Text;
import org.shifan.rest.http.Answer;
import org.shifan.rest.http.Call;
import org.shifan.rest.http.Page;
import org.shifan.rest.http.Param;
import org.shifan.rest.http.Resources;
import org.shifan.rest.http.Route;
import org.shifan.rest.http.Services;

/** Rankings of a bureau's zones and of the country's, and where they are strong and weak. */
public final class RankingResources implements Resources {
    private static final String TAG = "evaluations";
    private static final String READ = "evaluation.read";
    private static final Param<BureauCode> BUREAU = Param.bureau();
    private static final Param<Level> LEVEL = Param.level("level").needed();
    private static final Param<BureauCode> WHOSE = Param.bureau().needed();

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
        return List.of(
                Route.get("/api/v1/rankings", "rankings", TAG)
                        .with(BUREAU, LEVEL)
                        .givesPage(Placed.class)
                        .by(this::rankings),
                Route.get("/api/v1/summary", "summary", TAG)
                        .with(WHOSE, LEVEL)
                        .givesList(ItemStrength.class)
                        .by(this::summary));
    }

    /** By all zones of the bureau or not at all: a sum is not made of the part that somebody may see. */
    private Answer summary(Call call) {
        List<Zone> zones = services.need(ZoneRegistry.class)
                .zones(services.need(BureauDirectory.class)
                        .require(call.get(WHOSE))
                        .code());
        List<Evaluation> last = Ranking.latest(services.need(EvaluationService.class), zones, call.get(LEVEL));
        return Answer.ok(ItemStrength.of(Ranking.ofOneYear(last)));
    }

    /** A place is one among all, whoever asks; each is shown the lines of what they may read. */
    private Answer rankings(Call call) {
        ZoneRegistry registry = services.need(ZoneRegistry.class);
        List<Zone> zones = call.find(BUREAU)
                .map(bureau -> registry.zones(
                        services.need(BureauDirectory.class).require(bureau).code()))
                .orElseGet(registry::zones);
        Map<String, List<Evaluation>> bySet = latest(zones, call.get(LEVEL)).stream()
                .collect(Collectors.groupingBy(each -> each.receipt().criteriaId(), TreeMap::new, Collectors.toList()));
        Permissions permissions = services.need(Permissions.class);
        Map<String, Zone> bySubject =
                zones.stream().collect(Collectors.toMap(zone -> zone.id().value(), zone -> zone));
        List<Placed> out = new ArrayList<>();
        bySet.values().forEach(evaluations -> {
            List<Evaluation> compared = Ranking.ofOneYear(evaluations);
            List<Integer> places = Ranking.places(compared);
            for (int i = 0; i < compared.size(); i++) {
                Evaluation made = compared.get(i);
                if (may(
                        permissions,
                        made,
                        bySubject.get(made.request().subject().key()))) {
                    out.add(placed(places.get(i), made));
                }
            }
        });
        return Page.of(out, call);
    }

    private List<Evaluation> latest(List<Zone> zones, Level level) {
        EvaluationService service = services.need(EvaluationService.class);
        return Server.does(() -> Ranking.latest(service, zones, level));
    }

    /** The bureau is that of the evaluation, as when it is read by itself. */
    private static boolean may(Permissions permissions, Evaluation made, Zone zone) {
        return permissions.permit(READ, Place.of(made.bureau()))
                || permissions.permit(READ, new Place(made.bureau(), zone.division(), zone.id(), null));
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
