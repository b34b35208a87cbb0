// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
/** Certificates of official results, which anybody verifies without this system (§七(二), §七(三)). */
@Export
@Version("1.0.0")
package org.shifan.api.certificate;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
