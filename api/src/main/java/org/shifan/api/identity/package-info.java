// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
/**
 * Who acts, in which role, and what that allows (§二, O1, R6). Services import it to ask before they do something; adapters to
 * learn who is logged in; whoever administers accounts to keep them.
 */
@Export
@Version("1.3.0")
package org.shifan.api.identity;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
