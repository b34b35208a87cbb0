/**
 * Facts: named, typed, with unit and period, delivered by providers. Imported by bundles that deliver
 * facts, a bureau's bundle with facts of its own among them, and by the engine.
 */
@Export
@Version("1.1.0")
package org.shifan.api.fact;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
