// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.sample;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;

/**
 * Foreign notifications, recalls and returns of the invented enterprises: as many quality-caused ones per USD 100 million
 * as the profile says, and returns for other causes beside them, so that 73.5 % of returns are for quality (Nantong 2011).
 */
final class SampleIncidents {
    /** An incident; enterprise is null when it is attributed to nobody. */
    record Incident(
            String number,
            String kind,
            SampleEnterprise enterprise,
            String heading,
            String market,
            LocalDate day,
            String cause,
            boolean attributed,
            boolean major,
            String text) {}

    private static final BigDecimal HUNDRED_MILLION = BigDecimal.valueOf(100_000_000);
    private static final double AROUND_RATE = 1.6;
    private static final double OTHER_CAUSES = 0.265 / 0.735;
    private static final List<String> MARKETS = List.of("US", "DE", "JP", "GB", "FR", "KR", "AU", "NL", "CA", "IT");
    private static final List<String> QUALITY = List.of("安全项目不合格", "不符合标准", "有害物质超标", "性能不合格");
    private static final List<String> OTHER = List.of("运输损坏", "交货迟延", "消费者使用不当", "超保修期维修");

    private final SampleProvince province;
    private final Dice dice;
    private final List<Incident> incidents = new ArrayList<>();

    SampleIncidents(SampleProvince province, SampleExports exports) {
        this.province = province;
        this.dice = province.dice("incidents");
        for (int year : province.years()) {
            List<Incident> ofYear = new ArrayList<>();
            for (int zone = -1; zone < province.zones().size(); zone++) {
                ofYear.addAll(incidents(exports, zone, year));
            }
            ofYear.sort(Comparator.comparing(Incident::day).thenComparing(Incident::market));
            for (int i = 0; i < ofYear.size(); i++) {
                incidents.add(numbered(ofYear.get(i), province.number("E", year, i + 1)));
            }
        }
    }

    private List<Incident> incidents(SampleExports exports, int zone, int year) {
        List<SampleEnterprise> exporters = province.enterprises().stream()
                .filter(e -> exports.sum(e, year).signum() > 0)
                .filter(e -> belongs(e, zone, year))
                .toList();
        BigDecimal value = exporters.stream().map(e -> exports.sum(e, year)).reduce(BigDecimal.ZERO, BigDecimal::add);
        Profile profile = zone < 0 ? null : province.zones().get(zone).profile();
        double rate = profile == null ? AROUND_RATE : profile.incidentRate();
        long count = StrictMath.round(
                value.divide(HUNDRED_MILLION, java.math.MathContext.DECIMAL64).doubleValue() * rate);
        List<Incident> out = new ArrayList<>();
        if (exporters.isEmpty()) {
            return out;
        }
        for (long i = 0; i < count; i++) {
            String kind = dice.chance(0.8) ? "RETURN" : dice.chance(0.75) ? "NOTIFICATION" : "RECALL";
            out.add(incident(kind, dice.of(exporters), year, "QUALITY", true, dice.of(QUALITY)));
        }
        long others = StrictMath.round(count * 0.8 * OTHER_CAUSES);
        for (long i = 0; i < others; i++) {
            out.add(incident("RETURN", dice.of(exporters), year, "NOT_QUALITY", true, dice.of(OTHER)));
        }
        if (profile != null && year == province.to()) {
            for (int i = 0; i < profile.malice(); i++) {
                out.add(incident("NOTIFICATION", dice.of(exporters), year, "MALICE", true, "伪造检测报告"));
            }
        }
        if (profile == null) {
            around(exporters, year, out);
        }
        return out;
    }

    /** Around the zones there is everything that must not count: open causes, foreign rules, nobody to attribute to. */
    private void around(List<SampleEnterprise> exporters, int year, List<Incident> out) {
        for (int i = dice.from(3, 8); i > 0; i--) {
            out.add(incident("RETURN", dice.of(exporters), year, "UNDETERMINED", true, "调查中"));
            out.add(incident("NOTIFICATION", dice.of(exporters), year, "FOREIGN_RULES", true, "境外法规变化"));
            Incident open = incident("NOTIFICATION", dice.of(exporters), year, "UNDETERMINED", false, "生产企业不明");
            out.add(new Incident(
                    "",
                    open.kind(),
                    null,
                    open.heading(),
                    open.market(),
                    open.day(),
                    open.cause(),
                    false,
                    false,
                    open.text()));
        }
    }

    private Incident incident(
            String kind, SampleEnterprise enterprise, int year, String cause, boolean attributed, String text) {
        boolean major = cause.equals("QUALITY") && enterprise.stays().isEmpty() && dice.chance(0.01);
        return new Incident(
                "",
                kind,
                enterprise,
                dice.of(enterprise.headings()),
                dice.of(MARKETS),
                dice.day(year),
                cause,
                attributed,
                major,
                "演示：" + text);
    }

    private static boolean belongs(SampleEnterprise enterprise, int zone, int year) {
        if (zone < 0) {
            return enterprise.stays().isEmpty();
        }
        OptionalInt through = enterprise.zoneThrough(year);
        return through.isPresent() && through.getAsInt() == zone;
    }

    private static Incident numbered(Incident i, String number) {
        return new Incident(
                number,
                i.kind(),
                i.enterprise(),
                i.heading(),
                i.market(),
                i.day(),
                i.cause(),
                i.attributed(),
                i.major(),
                i.text());
    }

    List<Incident> incidents() {
        return incidents;
    }
}
