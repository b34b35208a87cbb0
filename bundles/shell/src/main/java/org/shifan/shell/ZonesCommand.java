// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.core.Grant;
import org.shifan.api.core.Grants;
import org.shifan.api.core.Level;
import org.shifan.api.core.Subject;
import org.shifan.api.core.Zone;
import org.shifan.api.core.ZoneRegistry;

/** Lists zones with the level that they had on a day. */
@Service
@Command(scope = "shifan", name = "zones", description = "List zones with their level on a day / 列出示范区及其某日的级别")
public class ZonesCommand extends ShifanCommand<List<Views.ZoneLine>> {

    @Option(name = "--bureau", description = "Only this bureau's / 只列该局的")
    @Completion(BureauCompleter.class)
    String bureau;

    @Option(name = "--level", description = "Only of this level / 只列该级别的")
    @Completion(LevelCompleter.class)
    String level;

    @Option(name = "--on", description = "The day, YYYY-MM-DD; today by default / 日期，默认今天")
    String on;

    @Override
    List<Views.ZoneLine> answer() {
        LocalDate day = date(on, today());
        Level wanted = level == null ? null : held(level);
        List<Zone> zones = zones();
        Map<Subject, Grant> levels = service(Grants.class)
                .held(zones.stream().map(z -> Subject.zone(z.id())).toList(), Grant.Kind.ZONE_LEVEL, day);
        return zones.stream()
                .map(zone -> new Views.ZoneLine(zone, level(levels.get(Subject.zone(zone.id()))), day))
                .filter(line -> wanted == null || wanted.equals(line.level()))
                .toList();
    }

    private List<Zone> zones() {
        ZoneRegistry registry = service(ZoneRegistry.class);
        return bureau == null ? registry.zones() : registry.zones(requireBureau(bureau));
    }

    /** A level that a zone can hold; the criteria of a bureau may know others. */
    private static Level held(String code) {
        Level wanted = level(code);
        if (!Level.LADDER.contains(wanted)) {
            throw refuse("shell.level.form", code, Level.LADDER);
        }
        return wanted;
    }

    private static Level level(Grant grant) {
        return grant == null ? Level.CULTIVATING : Level.of(grant.value());
    }

    @Override
    void show(List<Views.ZoneLine> lines) {
        Table table = table().column("zone")
                .column("name")
                .column("level")
                .column("bureau")
                .column("product");
        lines.forEach(line -> table.row(
                line.zone().id(),
                line.zone().name(),
                Terms.of(line.level()),
                line.zone().bureau(),
                line.zone().product()));
        table.print(out());
        out().println(say("count.zones", lines.size()));
    }
}
