// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
/**
 * Care for the records that were imported: the history of those that were corrected or deleted, and the proof that the
 * sums kept of them are right. The console imports it.
 */
@Export
@Version("1.0.0")
package org.shifan.api.records;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
