// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest.events;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

import org.shifan.api.core.Subject;
import org.shifan.api.lifecycle.CaseEntry;
import org.shifan.api.lifecycle.CaseListener;

/** The last lines of cases, for streams of events. Those of before the start of this bundle are not among them. */
@Component(service = {CaseListener.class, CaseFeed.class})
public final class CaseFeed implements CaseListener {
    private static final int MOST = 1000;

    private final Deque<Line> lines = new ArrayDeque<>();
    private final long first;
    private long last;

    @Activate
    public CaseFeed() {
        this(Clock.systemUTC());
    }

    CaseFeed(Clock clock) {
        // Greater than all numbers of the run before, so that a number of then is known to be one of then.
        first = clock.millis() * 1000;
        last = first;
    }

    /** A line, under a number that grows. */
    record Line(long number, Subject subject, Map<String, Object> data) {}

    @Override
    public synchronized void entered(long number, Subject subject, String procedure, CaseEntry entry) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("case", number);
        data.put("subject", subject.toString());
        data.put("procedure", procedure);
        data.put("entry", entry.number());
        data.put("kind", entry.kind());
        data.put("what", entry.what());
        data.put("state", entry.after());
        data.put("day", entry.day().toString());
        lines.addLast(new Line(++last, subject, data));
        if (lines.size() > MOST) {
            lines.removeFirst();
        }
    }

    synchronized long last() {
        return last;
    }

    /** The lines behind a number. */
    synchronized List<Line> after(long number) {
        return lines.stream().filter(line -> line.number() > number).toList();
    }

    /** Whether lines behind that number are gone: it is of an earlier run, or too long ago. */
    synchronized boolean lost(long number) {
        return number < first || (!lines.isEmpty() && number < lines.getFirst().number() - 1);
    }
}
