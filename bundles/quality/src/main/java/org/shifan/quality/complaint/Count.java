// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.quality.complaint;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.shifan.api.code.BureauCode;
import org.shifan.api.quality.Complaint;
import org.shifan.api.quality.Complaints;

/** Counts complaints. */
final class Count {
    private Count() {}

    static Complaints.Figures of(BureauCode bureau, int year, List<Complaint> received, LocalDate today) {
        Map<Complaint.Outcome, Integer> outcomes = new EnumMap<>(Complaint.Outcome.class);
        int anonymous = 0;
        int inTime = 0;
        int late = 0;
        long days = 0;
        for (Complaint each : received) {
            anonymous += each.named() ? 0 : 1;
            if (each.state() == Complaint.State.ANSWERED) {
                outcomes.merge(each.outcome(), 1, Integer::sum);
                days += ChronoUnit.DAYS.between(each.received(), each.answeredOn());
                if (each.answeredOn().isAfter(each.due())) {
                    late++;
                } else {
                    inTime++;
                }
            } else if (each.late(today)) {
                late++;
            }
        }
        int answered = outcomes.values().stream().mapToInt(Integer::intValue).sum();
        return new Complaints.Figures(
                bureau,
                year,
                received.size(),
                anonymous,
                inTime,
                late,
                received.size() - inTime - late,
                outcomes,
                answered == 0 ? 0 : (int) Math.round((double) days / answered));
    }
}
