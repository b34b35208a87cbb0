// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.facts;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Zone;
import org.shifan.api.text.ShifanException;
import org.shifan.records.store.Database;
import org.shifan.records.store.Measure;

/**
 * Totals of zones as a table keeps them, over a start and for other nodes. Each says of what it was made and by which version of this bundle;
 * what was made of anything else, or by another version, is as if it were not there.
 */
final class StoredTotals {
    private static final Logger LOG = LoggerFactory.getLogger(StoredTotals.class);
    private static final Comparator<Zone> IN_ORDER = Comparator.comparing(
                    (Zone zone) -> zone.bureau().value())
            .thenComparing(zone -> zone.id().value());

    private final Database database;
    private final String maker;

    /** @param version of this bundle: another may make totals differently */
    StoredTotals(Database database, String version) {
        this.database = database;
        this.maker = version + "-"
                + Integer.toHexString(Arrays.toString(Measure.values()).hashCode());
    }

    private String madeOf(KeptTotals.State state) {
        return maker + ", " + state.text();
    }

    /** Of which years there are some, whatever they are made of. */
    List<Integer> years() {
        return database.transaction(connection -> {
            List<Integer> out = new ArrayList<>();
            try (Statement statement = connection.createStatement();
                    ResultSet row =
                            statement.executeQuery("SELECT DISTINCT rec_year FROM REC_ZONE_TOTALS ORDER BY 1")) {
                while (row.next()) {
                    out.add(row.getInt(1));
                }
            }
            return out;
        });
    }

    /** Those of the zones that are there and made of what is now. */
    Map<Zone, Totals> read(List<Zone> zones, KeptTotals.Reading reading) {
        Map<Zone, Totals> out = new LinkedHashMap<>();
        if (zones.isEmpty()) {
            return out;
        }
        Span days = Span.ofYear(reading.year());
        contents(zones, reading).forEach((zone, content) -> {
            try {
                out.put(zone, Totals.read(days, content.text()));
            } catch (IllegalArgumentException e) {
                LOG.warn("Stored totals of {} in {} cannot be read and are made anew", zone.id(), reading.year());
                LOG.debug("What is wrong with them", e);
            }
        });
        return out;
    }

    /** What is stored of a zone. */
    record Content(String text, boolean withMarkets) {}

    /** What is stored of those zones that are made of what is now. */
    Map<Zone, Content> contents(List<Zone> zones, KeptTotals.Reading reading) {
        Map<String, List<Zone>> byBureau = zones.stream()
                .collect(Collectors.groupingBy(zone -> zone.bureau().value(), TreeMap::new, Collectors.toList()));
        return database.transaction(connection -> {
            Map<Zone, Content> out = new LinkedHashMap<>();
            try (PreparedStatement select = connection.prepareStatement(
                    "SELECT zone, content, with_markets FROM REC_ZONE_TOTALS WHERE bureau = ? AND rec_year = ?"
                            + " AND made_of = ?" + (reading.withMarkets() ? " AND with_markets = TRUE" : ""))) {
                for (List<Zone> some : byBureau.values()) {
                    contents(select, some, reading, out);
                }
            }
            return out;
        });
    }

    private void contents(
            PreparedStatement select, List<Zone> ofOneBureau, KeptTotals.Reading reading, Map<Zone, Content> out)
            throws SQLException {
        Map<ZoneId, Zone> byId = new HashMap<>();
        ofOneBureau.forEach(zone -> byId.put(zone.id(), zone));
        Zone any = ofOneBureau.get(0);
        select.setString(1, any.bureau().value());
        select.setInt(2, reading.year());
        select.setString(3, madeOf(reading.state(any)));
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                Zone zone = byId.get(ZoneId.of(row.getString(1)));
                if (zone != null) {
                    out.put(zone, new Content(row.getString(2), row.getBoolean(3)));
                }
            }
        }
    }

    /**
     * Stores filled totals in place of what was there. That it fails is no reason not to answer: whoever else stores the same was faster, or the
     * database takes nothing more and says so elsewhere.
     */
    void write(Map<Zone, Totals> totals, KeptTotals.Reading reading) {
        if (totals.isEmpty()) {
            return;
        }
        List<Zone> zones = new ArrayList<>(totals.keySet());
        // In one order, so that two who store the same wait for each other rather than both.
        zones.sort(IN_ORDER);
        try {
            database.optimistic(connection -> {
                delete(connection, zones, reading.year());
                insert(connection, zones, totals, reading);
                return null;
            });
        } catch (Database.DuplicateKey e) {
            LOG.debug("Somebody else stored totals of {} meanwhile", reading.year(), e);
        } catch (ShifanException e) {
            LOG.warn(
                    "Totals of {} zones in {} were read and not stored: {}",
                    zones.size(),
                    reading.year(),
                    e.getMessage());
        }
    }

    private static void delete(Connection connection, List<Zone> zones, int year) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(
                "DELETE FROM REC_ZONE_TOTALS WHERE bureau = ? AND zone = ? AND rec_year = ?")) {
            for (Zone zone : zones) {
                key(delete, zone, year);
                delete.addBatch();
            }
            delete.executeBatch();
        }
    }

    private void insert(Connection connection, List<Zone> zones, Map<Zone, Totals> totals, KeptTotals.Reading reading)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO REC_ZONE_TOTALS (bureau, zone, rec_year, made_of, with_markets,"
                        + " content) VALUES (?, ?, ?, ?, ?, ?)")) {
            for (Zone zone : zones) {
                key(insert, zone, reading.year());
                insert.setString(4, madeOf(reading.state(zone)));
                insert.setBoolean(5, reading.withMarkets());
                insert.setString(6, totals.get(zone).text());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void key(PreparedStatement statement, Zone zone, int year) throws SQLException {
        statement.setString(1, zone.bureau().value());
        statement.setString(2, zone.id().value());
        statement.setInt(3, year);
    }
}
