// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.reporting;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.core.BureauDirectory;
import org.shifan.api.quality.Archive;
import org.shifan.api.report.ArchiveReports;
import org.shifan.api.text.Language;

/** Writes quality archives. */
@Component
public final class ArchivePapers implements ArchiveReports {
    private final BureauDirectory bureaus;
    private final Html html = new Html();

    @Activate
    public ArchivePapers(@Reference BureauDirectory bureaus) {
        this.bureaus = bureaus;
    }

    @Override
    public Path archive(Archive archive, Language language, Path folder) {
        Words words = new Words(language, bureaus);
        String name = "quality-archive-" + archive.enterprise().code()
                + (archive.heading() == null ? "" : "-" + archive.heading())
                + (archive.synthetic() ? "-synthetic-" : "-")
                + language.tag()
                + ".html";
        String document = html.archive(ArchivePage.of(archive, words), words);
        return ReportFile.write(folder, name, out -> out.write(document.getBytes(StandardCharsets.UTF_8)));
    }
}
