// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.quality;

import java.util.List;

import org.osgi.annotation.versioning.ConsumerType;

import org.shifan.api.core.Enterprise;
import org.shifan.api.text.Text;

/**
 * Gives the quality archive what a module knows of an enterprise (§六(六), Q1); any bundle registers one as a service. One that throws
 * or does not answer in time leaves a gap that the archive names; that of another bundle is called under supervision, as nobody.
 */
@ConsumerType
public interface ArchiveContributor {
    /** What it contributes, to name the gap. */
    Text title();

    /** The lines, in any order. */
    List<ArchiveLine> lines(Enterprise enterprise);
}
