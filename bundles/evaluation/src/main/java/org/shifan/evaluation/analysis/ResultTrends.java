// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.analysis.Trend;
import org.shifan.api.analysis.Trends;
import org.shifan.api.core.Level;
import org.shifan.api.core.Subject;
import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.evaluation.EvaluationService;
import org.shifan.api.text.ShifanException;
import org.shifan.api.text.Text;
import org.shifan.evaluation.archive.CriteriaArchive;
import org.shifan.evaluation.archive.Reading;
import org.shifan.evaluation.archive.ResultArchive;

import static org.shifan.evaluation.analysis.AnalysisMessages.M;

/** Follows items through the archived results by their stable ids. */
@Component
public final class ResultTrends implements Trends {
    private final ResultArchive results;
    private final CriteriaArchive criteria;
    private final Reading reading;

    @Activate
    public ResultTrends(
            @Reference ResultArchive results, @Reference CriteriaArchive criteria, @Reference Reading reading) {
        this.reading = reading;
        this.results = results;
        this.criteria = criteria;
    }

    @Override
    public Trend trend(Subject subject, Level level, String item) {
        reading.require(Reading.KEPT, subject);
        List<Evaluation> years = years(subject, level);
        if (years.isEmpty()) {
            throw new ShifanException(M.message("analysis.trend.none", subject.key(), level));
        }
        Map<String, Renamings> renamings = new HashMap<>();
        Map<String, Line> lines = new LinkedHashMap<>();
        // The newest first, so that the order of the items is that of the newest set.
        for (int year = years.size() - 1; year >= 0; year--) {
            Evaluation.Receipt receipt = years.get(year).receipt();
            Renamings renamed =
                    renamings.computeIfAbsent(receipt.criteriaId(), id -> new Renamings(criteria.contents(id)));
            for (Evaluation.Part part : years.get(year).parts()) {
                for (Evaluation.Item each : part.items()) {
                    lines.computeIfAbsent(renamed.now(each.id(), receipt.version()), id -> new Line(id, years.size()))
                            .put(year, each);
                }
            }
        }
        List<Trend.Series> series = lines.values().stream()
                .filter(line -> item == null || line.isCalled(item))
                .map(Line::series)
                .toList();
        if (item != null && series.isEmpty()) {
            throw new ShifanException(M.message("analysis.trend.item", item, String.join(", ", lines.keySet())));
        }
        Text name = years.get(years.size() - 1).subjectName();
        return new Trend(
                subject, name, level, years.stream().map(ResultTrends::point).toList(), series);
    }

    /** The last official result of each year, the earliest year first. */
    private List<Evaluation> years(Subject subject, Level level) {
        TreeMap<Integer, Long> last = new TreeMap<>();
        for (EvaluationService.Summary summary : results.history(subject)) {
            if (summary.level().equals(level)) {
                last.merge(summary.year(), summary.id(), Math::max);
            }
        }
        return last.values().stream()
                .flatMap(id -> results.evaluation(id).stream())
                .toList();
    }

    private static Trend.Point point(Evaluation e) {
        return new Trend.Point(
                e.id(),
                e.request().year(),
                e.request().asOf(),
                e.receipt().criteriaId(),
                e.receipt().version(),
                e.verdict(),
                e.total(),
                e.lowest(),
                e.highest(),
                e.maximum(),
                e.passMark(),
                e.synthetic(),
                e.demonstration());
    }

    /** An item under its last id, year by year. */
    private static final class Line {
        private final String id;
        private final List<Trend.Score> scores;
        private final Set<String> formerly = new LinkedHashSet<>();
        private Text title;

        Line(String id, int years) {
            this.id = id;
            this.scores = new ArrayList<>();
            for (int i = 0; i < years; i++) {
                scores.add(Trend.Score.NONE);
            }
        }

        void put(int year, Evaluation.Item item) {
            title = title == null ? item.title() : title;
            scores.set(year, new Trend.Score(item.id(), item.outcome(), item.points(), item.maximum()));
            if (!item.id().equals(id)) {
                formerly.add(item.id());
            }
        }

        boolean isCalled(String name) {
            return id.equals(name) || formerly.contains(name);
        }

        Trend.Series series() {
            return new Trend.Series(id, title, List.copyOf(formerly), scores);
        }
    }
}
