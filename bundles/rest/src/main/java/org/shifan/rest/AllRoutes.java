// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

import org.shifan.rest.http.Resources;
import org.shifan.rest.http.Route;
import org.shifan.rest.http.Services;
import org.shifan.rest.resource.AccountResources;
import org.shifan.rest.resource.CaseResources;
import org.shifan.rest.resource.CriteriaResources;
import org.shifan.rest.resource.DocumentResources;
import org.shifan.rest.resource.EnterpriseResources;
import org.shifan.rest.resource.EvaluationResources;
import org.shifan.rest.resource.ZoneResources;
import org.shifan.rest.security.Gatekeeper;

/** The table of all routes. */
final class AllRoutes {
    private AllRoutes() {}

    /** @param folder for files that live as long as a call */
    static List<Route> of(Services services, Gatekeeper gatekeeper, Clock clock, Path folder) {
        List<Route> out = new ArrayList<>();
        for (Resources each : List.of(
                new ZoneResources(services, clock),
                new EnterpriseResources(services, clock),
                new CriteriaResources(services, clock, folder),
                new EvaluationResources(services, clock, folder),
                new CaseResources(services, clock, folder),
                new AccountResources(services, gatekeeper, clock))) {
            out.addAll(each.routes());
        }
        out.addAll(new DocumentResources(out).routes());
        return List.copyOf(out);
    }
}
