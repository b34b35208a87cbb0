// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.util.List;
import java.util.stream.Collectors;

import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.core.Actor;
import org.shifan.api.operations.Plugin;
import org.shifan.api.operations.Plugins;

/** Lists the bundles that bring criteria, facts and other extensions. */
@Service
@Command(
        scope = "shifan",
        name = "plugin-list",
        description = "List the bundles that bring extensions / 列出提供扩展的 bundle")
public class PluginListCommand extends ShifanCommand<List<Plugin>> {

    @Override
    List<Plugin> answer() {
        return service(Plugins.class).list();
    }

    @Override
    void show(List<Plugin> plugins) {
        Table table = table().number("id")
                .column("bundle")
                .column("version")
                .column("state")
                .column("authority")
                .column("digest")
                .column("provides")
                .column("since")
                .column("came-by")
                .column("by-whom");
        for (Plugin p : plugins) {
            table.row(
                    p.id(),
                    p.name(),
                    p.version(),
                    p.state(),
                    p.authority(),
                    CriteriaCommand.shortDigest(p.digest()),
                    String.join(", ", p.provides()),
                    p.since().atZone(clock.getZone()).toLocalDateTime().withNano(0),
                    p.by(),
                    p.hands().stream().map(this::hand).collect(Collectors.joining(", ")));
        }
        table.print(out());
    }

    private String hand(Plugin.Hand hand) {
        Actor actor = hand.loggedIn() ? new Actor(hand.by(), "") : Actor.named(hand.by());
        return say("plugin.hand", Terms.of(hand.deed()), person(actor));
    }
}
