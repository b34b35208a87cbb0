// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
/**
 * The record of every change that nobody can quietly change: what a bundle shows of its changes, and what may be asked of
 * the log. Imported by bundles that keep decisions, by the log and by adapters.
 */
@Export
@Version("1.1.0")
package org.shifan.api.audit;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
