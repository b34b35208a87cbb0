// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.sample;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import de.siegmar.fastcsv.reader.NamedCsvRecord;

/**
 * What a zone of the sample is like; {@code profiles.csv} says what the columns mean.
 *
 * @param meanUsd exports per member in the first year
 * @param growthPercent growth of exports a year
 * @param failPercent failed batches
 * @param incidentRate per USD 100 million
 * @param quality 0 to 100
 * @param malice malicious cases in the last year
 * @param undeclared facts that the zone owes
 * @param denied yes-no facts answered no
 * @param shares the columns that a declared value may name
 */
record Profile(
        String id,
        int enterprises,
        BigDecimal meanUsd,
        int growthPercent,
        double failPercent,
        double incidentRate,
        int quality,
        int malice,
        Set<String> undeclared,
        Set<String> denied,
        Map<String, BigDecimal> shares) {

    /** The profiles in the order in which zones take them. */
    static List<Profile> all() {
        return SampleTable.rows("profiles.csv").stream().map(Profile::of).toList();
    }

    private static Profile of(NamedCsvRecord row) {
        Map<String, BigDecimal> shares = new HashMap<>();
        for (String column : List.of("share_national", "share_province", "share_local", "rank")) {
            shares.put(column, new BigDecimal(row.getField(column)));
        }
        return new Profile(
                row.getField("id"),
                Integer.parseInt(row.getField("enterprises")),
                new BigDecimal(row.getField("mean_usd_m")).movePointRight(6),
                Integer.parseInt(row.getField("growth")),
                Double.parseDouble(row.getField("fail_rate")),
                Double.parseDouble(row.getField("incident_rate")),
                Integer.parseInt(row.getField("quality")),
                Integer.parseInt(row.getField("malice")),
                words(row.getField("undeclared")),
                words(row.getField("denied")),
                shares);
    }

    private static Set<String> words(String cell) {
        return Set.copyOf(
                Stream.of(cell.split(" ")).filter(word -> !word.isEmpty()).toList());
    }
}
