// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.lifecycle.watch;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.core.Entry;
import org.shifan.api.core.Subject;
import org.shifan.api.core.Zone;
import org.shifan.api.core.ZoneRegistry;
import org.shifan.lifecycle.desk.Today;

import static org.shifan.lifecycle.LifecycleMessages.M;

/** Major changes of a zone: it is no longer what was designated. */
@Component(service = CauseSource.class)
public final class ZoneChanges implements CauseSource {
    private static final Map<String, Function<Zone, Object>> OF = Map.of(
            "division", Zone::division,
            "product", Zone::product,
            "headings", Zone::headings,
            "industry", Zone::industry);

    private final ZoneRegistry zones;
    private final Grounds grounds = Grounds.read();

    @Activate
    public ZoneChanges(@Reference ZoneRegistry zones) {
        this.zones = zones;
    }

    @Override
    public List<Cause> causes(LocalDate since, LocalDate today) {
        List<Cause> out = new ArrayList<>();
        for (Zone zone : zones.zones()) {
            List<Entry<Zone>> history = zones.history(zone.id());
            for (int i = 1; i < history.size(); i++) {
                change(history.get(i - 1).value(), history.get(i), since, out);
            }
        }
        return out;
    }

    private void change(Zone before, Entry<Zone> after, LocalDate since, List<Cause> out) {
        LocalDate entered = Today.of(after.recorded());
        if (entered.isBefore(since)) {
            return;
        }
        for (String what : grounds.changes()) {
            Object was = OF.get(what).apply(before);
            Object is = OF.get(what).apply(after.value());
            if (!was.equals(is)) {
                Subject zone = Subject.zone(before.id());
                out.add(new Cause(
                        "change." + what + "." + after.recorded().toEpochMilli(),
                        zone,
                        after.decision().on(),
                        M.message("cause.change", zone, M.text("change." + what), was, is)
                                .text()));
            }
        }
    }
}
