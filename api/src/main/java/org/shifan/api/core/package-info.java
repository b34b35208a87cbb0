/**
 * The ground: bureaus, divisions, zones, enterprises, memberships and dated grants, each with its
 * history. Imported by every capability.
 */
@Export
@Version("1.2.0")
package org.shifan.api.core;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
