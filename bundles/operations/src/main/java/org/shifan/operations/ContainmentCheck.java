// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.operations;

import java.util.ArrayList;
import java.util.List;

import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

import org.shifan.api.identity.Server;
import org.shifan.api.operations.Containment;
import org.shifan.api.operations.SupervisedPlugin;
import org.shifan.api.text.Message;

import static org.shifan.operations.OperationsMessages.M;

/** Whether code of a bundle was taken out, hangs, or left threads behind. */
@Component(property = {HealthCheck.NAME + "=plug-ins", HealthCheck.TAGS + "=shifan"})
public final class ContainmentCheck implements HealthCheck {
    private final Containment containment;

    /** @param containment null while there is none */
    @Activate
    public ContainmentCheck(
            @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
                    Containment containment) {
        this.containment = containment;
    }

    @Override
    public Result execute() {
        Notes notes = new Notes();
        List<SupervisedPlugin> plugins = containment == null ? List.of() : Server.does(containment::plugins);
        for (SupervisedPlugin plugin : plugins) {
            troubles(plugin).forEach(notes::warn);
        }
        long well = plugins.stream().filter(SupervisedPlugin::well).count();
        return notes.well("plug-ins.well", well, plugins.size()).result();
    }

    /** What is to be said of it; nothing when it is well. */
    static List<Message> troubles(SupervisedPlugin plugin) {
        List<Message> found = new ArrayList<>();
        if (plugin.out()) {
            found.add(M.message("plug-ins.out", plugin.name(), owner(plugin), plugin.reason(), plugin.since()));
        }
        if (plugin.stuck() > 0) {
            found.add(M.message("plug-ins.stuck", plugin.name(), owner(plugin), plugin.stuck()));
        }
        if (plugin.leaked() > 0) {
            found.add(M.message("plug-ins.leaked", plugin.name(), owner(plugin), plugin.leaked()));
        }
        return found;
    }

    /** Whose code it is, in words. */
    private static Message owner(SupervisedPlugin plugin) {
        return plugin.archived()
                .map(set -> M.message("plug-ins.archived", set))
                .orElseGet(() -> M.message("plug-ins.bundle", plugin.bundle()));
    }
}
