// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.report;

import java.nio.file.Path;

import org.osgi.annotation.versioning.ProviderType;

import org.shifan.api.analysis.Comparability;
import org.shifan.api.analysis.Impact;
import org.shifan.api.text.Language;

/** Writes what was analysed as documents that are marked as unofficial; Shifan implements it. */
@ProviderType
public interface AnalysisReports {
    /**
     * Writes the impact of a set with a chart, as a printable HTML document.
     *
     * @param folder where the file goes; made if it is not there
     * @return the file
     */
    Path impact(Impact impact, Language language, Path folder);

    /** Writes the comparability sheet of all bureaus. */
    Path comparability(Comparability sheet, ReportService.Format format, Language language, Path folder);
}
