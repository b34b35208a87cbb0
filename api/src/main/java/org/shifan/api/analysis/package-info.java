/**
 * What would be: the effect of criteria before they are in force, of other facts, of other weights. Nothing that
 * comes out of here is ever kept as a decision. Imported by adapters, and by whoever brings criteria into force.
 */
@Export
@Version("1.1.0")
package org.shifan.api.analysis;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
