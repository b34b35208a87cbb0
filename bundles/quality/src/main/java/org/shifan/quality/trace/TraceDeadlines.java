// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.quality.trace;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.code.BureauCode;
import org.shifan.api.core.Subject;
import org.shifan.api.lifecycle.Deadline;
import org.shifan.api.lifecycle.DeadlineSource;
import org.shifan.api.quality.Traces;

import static org.shifan.quality.QualityMessages.M;

/** Traces and measures that are not done, among the deadlines. */
@Component
public final class TraceDeadlines implements DeadlineSource {
    private final Traces traces;

    @Activate
    public TraceDeadlines(@Reference Traces traces) {
        this.traces = traces;
    }

    @Override
    public List<Deadline> deadlines(BureauCode bureau, LocalDate today) {
        return Stream.concat(
                        traces.open(bureau, null).stream()
                                .map(trace -> UntracedIncidents.deadline(
                                        "trace." + trace.id(),
                                        Subject.enterprise(trace.enterprise()),
                                        trace.bureau(),
                                        M.message("quality.due.trace", trace.id(), trace.incident()),
                                        trace.due(),
                                        today)),
                        traces.measures(bureau, null).stream()
                                .map(measure -> UntracedIncidents.deadline(
                                        "measure." + measure.id(),
                                        measure.subject(),
                                        measure.bureau(),
                                        M.message(
                                                "quality.due.measure",
                                                measure.id(),
                                                M.text("quality.measure-kind."
                                                        + measure.kind().code())),
                                        measure.due(),
                                        today)))
                .toList();
    }
}
