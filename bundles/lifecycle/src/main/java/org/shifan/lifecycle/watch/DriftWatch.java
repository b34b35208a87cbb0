// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.lifecycle.watch;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.shifan.api.core.Level;
import org.shifan.api.core.Subject;
import org.shifan.api.core.Zone;
import org.shifan.api.core.ZoneRegistry;
import org.shifan.api.evaluation.Evaluation;
import org.shifan.api.evaluation.EvaluationRequest;
import org.shifan.api.evaluation.EvaluationService;
import org.shifan.api.evaluation.Ranking;
import org.shifan.api.identity.Server;
import org.shifan.api.lifecycle.Title;
import org.shifan.api.text.ShifanException;
import org.shifan.api.text.Text;
import org.shifan.lifecycle.desk.ReviewDesk;

import static org.shifan.lifecycle.LifecycleMessages.M;

/**
 * Compares the key items of every designated zone by the figures of today with what its last official evaluation found. One that
 * was met and is not met any more is an alarm until it is met again; one whose figures are missing is none.
 */
@Component(service = Lookout.class)
public final class DriftWatch implements Lookout {
    /** Before the id of the item. */
    public static final String DRIFT = "drift.";

    private static final Logger LOG = LoggerFactory.getLogger(DriftWatch.class);

    private final ReviewDesk reviews;
    private final ZoneRegistry zones;
    private final EvaluationService evaluations;

    @Activate
    public DriftWatch(
            @Reference ReviewDesk reviews, @Reference ZoneRegistry zones, @Reference EvaluationService evaluations) {
        this.reviews = reviews;
        this.zones = zones;
        this.evaluations = evaluations;
    }

    @Override
    public int look(LocalDate today) {
        int entered = 0;
        for (Zone zone : zones.zones()) {
            Subject subject = Subject.zone(zone.id());
            try {
                Optional<Title> title = reviews.title(subject, today);
                if (title.isPresent()) {
                    entered += look(subject, title.get(), today);
                }
            } catch (ShifanException e) {
                // Such as that no criteria are in force now: nothing can be said of it, in either direction.
                LOG.info("Whether {} has drifted cannot be seen: {}", subject, e.getMessage());
            }
        }
        return entered;
    }

    private int look(Subject subject, Title title, LocalDate today) {
        Level level = Level.of(title.code());
        Optional<Evaluation> official = Server.does(() -> Ranking.ofNewestYear(evaluations, subject, level));
        if (official.isEmpty()) {
            return 0;
        }
        // Of the last whole year, or of the year of then when it is the younger one.
        int year = Math.max(official.get().request().year(), today.getYear() - 1);
        Evaluation now = Server.does(
                () -> evaluations.evaluate(new EvaluationRequest(subject, level, year, today, false, "shifan")));
        Map<String, Evaluation.Item> items = items(now);
        Map<String, Evaluation.Item> then = items(official.get());
        int entered = 0;
        for (Evaluation.Item was : then.values()) {
            Evaluation.Item is = items.get(was.id());
            if (Boolean.TRUE.equals(was.met()) && is != null && Boolean.FALSE.equals(is.met())) {
                entered += alarm(subject, title, official.get().id(), year, is) ? 1 : 0;
            }
        }
        for (String key : reviews.alarms(subject, title).keySet()) {
            entered += key.startsWith(DRIFT) && over(subject, title, key, then, items) ? 1 : 0;
        }
        return entered;
    }

    private boolean alarm(Subject subject, Title title, long official, int year, Evaluation.Item is) {
        Text why = M.message("drift.alarm", is.title(), year, is.computation(), official)
                .text();
        return reviews.alarm(
                subject,
                title,
                DRIFT + is.id(),
                why,
                Map.of("evaluation", Long.toString(official), "year", Integer.toString(year)));
    }

    /** It is met again, or an official evaluation has found by now that it is not. */
    private boolean over(
            Subject subject,
            Title title,
            String key,
            Map<String, Evaluation.Item> then,
            Map<String, Evaluation.Item> items) {
        String id = key.substring(DRIFT.length());
        Evaluation.Item is = items.get(id);
        Evaluation.Item was = then.get(id);
        if (is != null && Boolean.TRUE.equals(is.met())) {
            return reviews.over(
                    subject,
                    title,
                    key,
                    M.message("drift.over", is.title(), is.computation()).text());
        }
        if (was == null || !Boolean.TRUE.equals(was.met())) {
            return reviews.over(
                    subject, title, key, M.message("drift.found", id).text());
        }
        return false;
    }

    private static Map<String, Evaluation.Item> items(Evaluation evaluation) {
        Map<String, Evaluation.Item> out = new HashMap<>();
        evaluation.parts().forEach(part -> part.items().forEach(item -> out.put(item.id(), item)));
        return out;
    }
}
