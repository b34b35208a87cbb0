// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation.watch;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.ZoneId;
import org.shifan.api.facilitation.DecidedTreatment;
import org.shifan.api.facilitation.DecidedTreatments;
import org.shifan.api.facilitation.MeasureLedger.Line;
import org.shifan.api.facilitation.MeasureStop;
import org.shifan.api.facilitation.Treatment;
import org.shifan.api.facilitation.Treatment.Measure;
import org.shifan.api.facilitation.Treatment.SupervisionMode;
import org.shifan.api.facilitation.TreatmentService;
import org.shifan.api.text.Text;
import org.shifan.facilitation.store.StopEntity;

import static org.shifan.facilitation.FacilitationMessages.M;
import static org.shifan.facilitation.FacilitationMessages.say;

/** Compares what was decided and told of an enterprise's flows with how they would be treated today; each shipment is treated once. */
final class Judging {
    private final TreatmentService treatments;
    private final DecidedTreatments archive;
    private final LocalDate today;
    private final Map<Long, Both> known = new HashMap<>();

    Judging(TreatmentService treatments, DecidedTreatments archive, LocalDate today) {
        this.treatments = treatments;
        this.archive = archive;
        this.today = today;
    }

    /** A shipment as it was decided, and as it would be treated today. */
    private record Both(DecidedTreatment decided, Treatment now) {}

    /**
     * What has to be told.
     *
     * @param mode the mode from now on; null for a measure
     */
    record Notice(BureauCode bureau, ZoneId zone, boolean stopped, Text reason, SupervisionMode mode) {}

    private Both both(long treatment) {
        return known.computeIfAbsent(treatment, number -> {
            DecidedTreatment decided = archive.require(number);
            return new Both(decided, treatments.treat(decided.shipment().on(today)));
        });
    }

    /** Whether the measure would apply to the same goods if they were declared today, where that was told otherwise. */
    Optional<Notice> measure(Line used, StopEntity last) {
        Both both = both(used.treatment());
        Measure measure = both.now().measures().stream()
                .filter(each -> each.id().equals(used.measure()))
                .findFirst()
                .orElse(null);
        boolean stops = measure == null || !measure.applies();
        if (stops == stopped(last)) {
            return Optional.empty();
        }
        Text reason = measure == null
                ? say("facilitation.stop.gone", used.measure()).text()
                : measure.reason().text();
        return Optional.of(new Notice(both.decided().bureau(), used.zone(), stops, reason, null));
    }

    /**
     * Whether the mode of the goods is another than the enterprise knows: from the notice of it, or from a shipment that was decided
     * since. What a decided shipment was told is told, and what is lighter is told to whom the stricter mode was told.
     */
    Optional<Notice> mode(long treatment, StopEntity last) {
        Both both = both(treatment);
        boolean since =
                last != null && last.at().isBefore(both.decided().receipt().at());
        MeasureStop notice = last == null || since ? null : last.stop(List.of());
        SupervisionMode told = notice == null ? both.decided().mode() : notice.mode();
        SupervisionMode now = both.now().mode();
        boolean stricter = now.compareTo(told) > 0;
        boolean lighter = now.compareTo(told) < 0 && notice != null;
        if (!stricter && !lighter) {
            return Optional.empty();
        }
        Text reason = say(
                        stricter ? "facilitation.stop.stricter" : "facilitation.stop.lighter",
                        M.text("mode." + now),
                        M.text("mode." + told),
                        both.now().modeReason().text())
                .text();
        return Optional.of(new Notice(both.decided().bureau(), both.decided().zone(), stricter, reason, now));
    }

    private static boolean stopped(StopEntity last) {
        return last != null && last.stop(List.of()).stopped();
    }
}
