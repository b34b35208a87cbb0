// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.report;

import java.nio.file.Path;

import org.osgi.annotation.versioning.ProviderType;

import org.shifan.api.analysis.Comparability;
import org.shifan.api.analysis.Impact;
import org.shifan.api.analysis.Trend;
import org.shifan.api.text.Language;

/** Writes what was analysed as documents; what would be if is marked as unofficial; Shifan implements it. */
@ProviderType
public interface AnalysisReports {
    /**
     * Writes the impact of a set with a chart, as a printable HTML document.
     *
     * @param folder where the file goes; made if it is not there
     * @return the file
     */
    Path impact(Impact impact, Language language, Path folder);

    /**
     * Writes how a subject did over the years, as a printable HTML document with a chart of the totals and one of each
     * item. It is made of official results and says so.
     */
    Path trend(Trend trend, Language language, Path folder);

    /** Writes the comparability sheet of all bureaus. */
    Path comparability(Comparability sheet, ReportService.Format format, Language language, Path folder);
}
