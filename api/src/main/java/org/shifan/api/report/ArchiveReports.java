// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.report;

import java.nio.file.Path;

import org.osgi.annotation.versioning.ProviderType;

import org.shifan.api.quality.Archive;
import org.shifan.api.text.Language;

/** Writes quality archives as documents; Shifan implements it. */
@ProviderType
public interface ArchiveReports {
    /**
     * Writes an archive as a printable HTML document.
     *
     * @param folder where the file goes; made if it is not there
     * @return the file
     */
    Path archive(Archive archive, Language language, Path folder);
}
