// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest.resource;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.shifan.api.code.HsCode;
import org.shifan.api.quality.Archive;
import org.shifan.api.quality.Archives;
import org.shifan.api.report.ArchiveReports;
import org.shifan.rest.http.Answer;
import org.shifan.rest.http.Call;
import org.shifan.rest.http.Param;
import org.shifan.rest.http.Resources;
import org.shifan.rest.http.Route;
import org.shifan.rest.http.Services;

/** The quality archive of an enterprise, in a zone or around it (Q1). */
public final class ArchiveResources implements Resources {
    private static final String TAG = "quality";
    private static final String ONE = "/api/v1/enterprises/{enterprise}/quality-archive";
    private static final Param<String> ENTERPRISE = Param.key("enterprise");
    private static final Param<String> HS = Param.text("hs");

    private static final String PAGE = "text/html";

    private final Services services;
    private final OnceFolder folder;

    /** @param folder where pages are written before they are sent */
    public ArchiveResources(Services services, Path folder) {
        this.services = services;
        this.folder = new OnceFolder(folder);
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get(ONE, "qualityArchive", TAG)
                        .with(ENTERPRISE, HS)
                        .gives(Archive.class)
                        .by(call -> Answer.ok(archive(call))),
                Route.get(ONE + "/page", "qualityArchivePage", TAG)
                        .with(ENTERPRISE, HS)
                        .givesFile(PAGE)
                        .by(this::page));
    }

    private Archive archive(Call call) {
        String hs = call.orNull(HS);
        return services.need(Archives.class).archive(call.get(ENTERPRISE), hs == null ? null : HsCode.of(hs));
    }

    private Answer page(Call call) throws IOException {
        Path file = services.need(ArchiveReports.class).archive(archive(call), call.language(), folder.make());
        return Answer.file(PAGE, file).download(file.getFileName().toString());
    }
}
