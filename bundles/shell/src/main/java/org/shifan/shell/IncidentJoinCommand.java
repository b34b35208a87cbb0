// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

import org.shifan.api.quality.Incident;
import org.shifan.api.quality.Incidents;

/** Joins an incident into another that is the same event. */
@Service
@Command(
        scope = "shifan",
        name = "incident-join",
        description = "Join an incident into another that is the same event / 将重复事件并入同一事件")
public class IncidentJoinCommand extends DecisionCommand<Incident> {

    @Argument(name = "number", required = true, description = "The incident that is joined / 被并入的事件编号")
    String number;

    @Option(name = "--into", description = "The incident that remains / 保留的事件编号")
    String into;

    @Override
    Incident answer() {
        return service(Incidents.class)
                .join(number("--into", need("--into", into), 1), number("NUMBER", number, 1), decision());
    }

    @Override
    void show(Incident incident) {
        out().println(say("incident.join-done", number, incident.id(), incident.sourceCount()));
    }
}
