// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest.resource;

import java.util.List;

import org.shifan.rest.http.Answer;
import org.shifan.rest.http.Resources;
import org.shifan.rest.http.Route;
import org.shifan.rest.openapi.OpenApi;

/** The OpenAPI documents of the internal and of the public resources. */
public final class DocumentResources implements Resources {
    private final List<Route> others;

    public DocumentResources(List<Route> others) {
        this.others = List.copyOf(others);
    }

    /** Whether the route is one of the public resources, which have a document of their own. */
    public static boolean isPublic(Route route) {
        return route.path().startsWith("/public/");
    }

    @Override
    public List<Route> routes() {
        Object internal =
                OpenApi.of(others.stream().filter(route -> !isPublic(route)).toList(), "openapi.internal");
        Object open =
                OpenApi.of(others.stream().filter(DocumentResources::isPublic).toList(), "openapi.public");
        return List.of(
                Route.get("/api/v1/openapi.json", "openapi", "document")
                        .access(Route.Access.PUBLIC)
                        .by(call -> Answer.ok(internal)),
                Route.get("/public/v1/openapi.json", "publicOpenapi", "document")
                        .access(Route.Access.PUBLIC)
                        .by(call -> Answer.ok(open)));
    }
}
