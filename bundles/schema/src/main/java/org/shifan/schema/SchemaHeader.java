// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.schema;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The manifest header {@value #NAME} of a bundle that keeps tables, e.g. {@code core;changelog="db/core.xml"}.
 *
 * @param module the module's name: lower case letters, digits and hyphens
 * @param changelog the path of the Liquibase changelog inside the bundle
 */
record SchemaHeader(String module, String changelog) {

    static final String NAME = "Shifan-Schema";

    private static final Pattern FORM = Pattern.compile(
            "\\s*([a-z][a-z0-9-]*)\\s*;\\s*changelog\\s*=\\s*(\"?)/?(\\w[\\w.-]*(?:/\\w[\\w.-]*)*)\\2\\s*");

    /**
     * Reads the header's value.
     *
     * @throws IllegalArgumentException if it has another form
     */
    static SchemaHeader parse(String value) {
        Matcher form = FORM.matcher(value);
        if (!form.matches()) {
            throw new IllegalArgumentException("the header " + NAME + " is '" + value
                    + "', expected the form: MODULE;changelog=\"db/MODULE.xml\"");
        }
        return new SchemaHeader(form.group(1), form.group(3));
    }

    /** The folder of the changelog inside the bundle, with a slash at its end, or empty. */
    String folder() {
        return changelog.substring(0, changelog.lastIndexOf('/') + 1);
    }

    /**
     * The name under which the database remembers the changelog. It doesn't hold the bundle's version, nor the name
     * of the file, so that an upgraded bundle never runs a change set a second time.
     */
    String logicalPath() {
        return module + "/changelog" + changelog.substring(changelog.lastIndexOf('.'));
    }
}
