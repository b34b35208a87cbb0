// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest.events;

import java.util.List;
import java.util.concurrent.Semaphore;

import org.shifan.api.code.BureauCode;
import org.shifan.rest.http.Answer;
import org.shifan.rest.http.Call;
import org.shifan.rest.http.Param;
import org.shifan.rest.http.Refusal;
import org.shifan.rest.http.Resources;
import org.shifan.rest.http.Route;
import org.shifan.rest.http.Services;

/** Events as a stream (R6), so that another system can follow: decisions, titles, steps of criteria sets and of cases, incidents. */
public final class EventResources implements Resources, AutoCloseable {
    /** Each stream holds a thread of the server. */
    private static final int MOST_STREAMS = 20;

    private static final Param<BureauCode> BUREAU = Param.bureau();

    private final Services services;
    private final EventStream.Pace pace;
    private final Semaphore free = new Semaphore(MOST_STREAMS);
    private volatile boolean closed;

    public EventResources(Services services, EventStream.Pace pace) {
        this.services = services;
        this.pace = pace;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.get("/api/v1/events", "events", "events")
                .with(BUREAU)
                .givesEvents()
                .by(this::stream));
    }

    private Answer stream(Call call) {
        EventStream stream = EventStream.from(services, call, call.orNull(BUREAU), pace);
        return Answer.stream("text/event-stream", out -> {
            if (!free.tryAcquire()) {
                throw Refusal.of(503, "rest.events.many", MOST_STREAMS).with("Retry-After", "60");
            }
            try {
                stream.write(out, () -> closed);
            } finally {
                free.release();
            }
        });
    }

    @Override
    public void close() {
        closed = true;
    }
}
