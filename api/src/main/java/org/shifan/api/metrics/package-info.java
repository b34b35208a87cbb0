// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
/**
 * Figures for monitors: what a bundle counts and times, without knowing who collects it. New components of the records and
 * new methods raise the minor version; a provider of {@link org.shifan.api.metrics.Metrics} follows each of them.
 */
@Export
@Version("1.0.0")
package org.shifan.api.metrics;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
