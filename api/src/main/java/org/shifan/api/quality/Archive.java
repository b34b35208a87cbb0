// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.quality;

import java.time.LocalDate;
import java.util.List;

import org.shifan.api.code.HsCode;
import org.shifan.api.core.Enterprise;
import org.shifan.api.text.Text;

/**
 * The quality archive (质量档案) of an enterprise, whether it is a member of a zone or not: everything that is known, on a time line.
 *
 * @param heading the goods that it is limited to; null for all
 * @param made the day on which it was put together
 * @param lines oldest first
 * @param contributors what it was put together from
 * @param gaps contributors that failed, so that something may be missing
 */
public record Archive(
        Enterprise enterprise,
        HsCode heading,
        LocalDate made,
        List<ArchiveLine> lines,
        List<Text> contributors,
        List<Text> gaps) {
    public Archive {
        lines = List.copyOf(lines);
        contributors = List.copyOf(contributors);
        gaps = List.copyOf(gaps);
    }

    /** Whether something in it was invented for demonstration. */
    public boolean synthetic() {
        return enterprise.synthetic() || lines.stream().anyMatch(ArchiveLine::synthetic);
    }
}
