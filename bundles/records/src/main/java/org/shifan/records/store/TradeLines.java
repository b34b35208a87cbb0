// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.records.store;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.code.CountryCode;
import org.shifan.api.code.HsCode;
import org.shifan.api.core.Enterprise;
import org.shifan.api.quality.ArchiveContributor;
import org.shifan.api.quality.ArchiveLine;
import org.shifan.api.records.Volumes;
import org.shifan.api.text.Message;
import org.shifan.api.text.Messages;
import org.shifan.api.text.Text;

/** Exports and inspections of an enterprise by year and heading for its quality archive (Q1). */
@Component
public final class TradeLines implements ArchiveContributor {
    private static final Messages M = Messages.of(TradeLines.class);
    /** No record is older than the reform that began them. */
    private static final int FIRST_YEAR = 1980;
    /** More markets than these are counted and not listed. */
    private static final int MARKETS = 10;

    private final Volumes volumes;
    private final Clock clock;

    @Activate
    public TradeLines(@Reference Volumes volumes) {
        this(volumes, Clock.system(ZoneId.of("Asia/Shanghai")));
    }

    TradeLines(Volumes volumes, Clock clock) {
        this.volumes = volumes;
        this.clock = clock;
    }

    /** A year of a heading. */
    private record Key(int year, HsCode heading) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            return year != other.year ? Integer.compare(year, other.year) : heading.compareTo(other.heading);
        }

        ArchiveLine line(Message what, boolean synthetic) {
            return new ArchiveLine(
                    LocalDate.of(year, 1, 1),
                    LocalDate.of(year, 12, 31),
                    ArchiveLine.Chapter.TRADE,
                    heading,
                    what.text(),
                    "",
                    synthetic);
        }
    }

    @Override
    public Text title() {
        return M.text("records.archive.title");
    }

    @Override
    public List<ArchiveLine> lines(Enterprise enterprise) {
        List<ArchiveLine> out = new ArrayList<>();
        int year = LocalDate.now(clock).getYear();
        Map<Key, List<Volumes.Exported>> exports = volumes.exports(enterprise.code(), FIRST_YEAR, year).stream()
                .collect(Collectors.groupingBy(
                        each -> new Key(each.year(), each.heading()), TreeMap::new, Collectors.toList()));
        exports.forEach((key, lines) -> out.add(key.line(
                M.message(
                        "records.archive.exports", key.year(), key.heading(), sum(lines), lines.size(), markets(lines)),
                lines.stream().anyMatch(Volumes.Exported::synthetic))));
        Map<Key, List<Volumes.Inspected>> inspections =
                volumes.inspections(enterprise.code(), YearMonth.of(FIRST_YEAR, 1), YearMonth.of(year, 12)).stream()
                        .collect(Collectors.groupingBy(
                                each -> new Key(each.month().getYear(), each.heading()),
                                TreeMap::new,
                                Collectors.toList()));
        inspections.forEach((key, months) -> out.add(key.line(
                M.message(
                        "records.archive.inspections",
                        key.year(),
                        key.heading(),
                        months.stream().mapToLong(Volumes.Inspected::batches).sum(),
                        months.stream().mapToLong(Volumes.Inspected::failed).sum()),
                enterprise.synthetic())));
        return out;
    }

    private static BigDecimal sum(List<Volumes.Exported> lines) {
        return lines.stream()
                .map(Volumes.Exported::usd)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .setScale(2, RoundingMode.HALF_UP);
    }

    private static String markets(List<Volumes.Exported> lines) {
        return lines.stream()
                .sorted(java.util.Comparator.comparing(Volumes.Exported::usd).reversed())
                .map(Volumes.Exported::market)
                .map(CountryCode::value)
                .limit(MARKETS)
                .collect(Collectors.joining(", "));
    }
}
