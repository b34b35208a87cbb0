// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.registry;

import java.util.Locale;

import org.osgi.framework.Version;

/**
 * The bundle that brings a document.
 *
 * @param id its number in the container, which stays when it is updated and when the container restarts
 * @param name its symbolic name
 */
record BundleRef(long id, String name, Version version) {

    /** Whether it is built again and again under one version, so that its document may still change. */
    boolean snapshot() {
        return version.getQualifier().toUpperCase(Locale.ROOT).endsWith("SNAPSHOT");
    }

    /** The version without qualifier, which its document has to have. */
    String release() {
        return version.getMajor() + "." + version.getMinor() + "." + version.getMicro();
    }

    @Override
    public String toString() {
        return name + " " + version;
    }
}
