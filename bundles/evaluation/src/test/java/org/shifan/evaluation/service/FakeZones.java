// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.service;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.HsCode;
import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Decision;
import org.shifan.api.core.Entry;
import org.shifan.api.core.Zone;
import org.shifan.api.core.ZoneRegistry;
import org.shifan.api.text.Message;
import org.shifan.api.text.ShifanException;
import org.shifan.api.text.Text;

/** Zones that a test names. */
public final class FakeZones implements ZoneRegistry {
    private final List<Zone> zones = new ArrayList<>();

    public FakeZones with(String id, String bureau) {
        return with(id, bureau, new Text("示范区" + id, "zone " + id));
    }

    FakeZones with(String id, String bureau, Text name) {
        ZoneId zone = ZoneId.of(id);
        zones.add(new Zone(
                zone, name, zone.division(), BureauCode.of(bureau), Text.same("product"), List.of(), "", "", ""));
        return this;
    }

    FakeZones headings(String id, String... headings) {
        zones.replaceAll(zone -> zone.id().value().equals(id)
                ? new Zone(
                        zone.id(),
                        zone.name(),
                        zone.division(),
                        zone.bureau(),
                        zone.product(),
                        Stream.of(headings).map(HsCode::of).toList(),
                        "",
                        "",
                        "")
                : zone);
        return this;
    }

    @Override
    public List<Zone> zones() {
        return List.copyOf(zones);
    }

    @Override
    public List<Zone> zones(BureauCode bureau) {
        return zones.stream().filter(z -> z.bureau().equals(bureau)).toList();
    }

    @Override
    public Optional<Zone> zone(ZoneId id) {
        return zones.stream().filter(z -> z.id().equals(id)).findFirst();
    }

    @Override
    public Zone require(ZoneId id) {
        return zone(id).orElseThrow(() ->
                new ShifanException(new Message("core.zone.unknown", Text.same("no zone {0}"), List.of(id))));
    }

    @Override
    public Zone require(ZoneId id, BureauCode bureau) {
        return require(id);
    }

    @Override
    public void register(Zone zone, Decision decision) {
        throw new AssertionError("nobody asks for this here");
    }

    @Override
    public List<Entry<Zone>> history(ZoneId id) {
        return List.of();
    }
}
