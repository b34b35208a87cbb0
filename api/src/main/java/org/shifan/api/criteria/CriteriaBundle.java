// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.criteria;

/** What a bundle needs to bring criteria: these names and nothing else. */
public final class CriteriaBundle {
    /**
     * The manifest header that makes a bundle a criteria bundle; its value is the path of the document
     * inside the bundle, such as {@code SHIFAN-INF/criteria.yaml}.
     */
    public static final String HEADER = "Shifan-Criteria";

    /** The place of the document that the header names by custom. */
    public static final String DOCUMENT = "SHIFAN-INF/criteria.yaml";

    /** The place of a document that is a criteria sheet, by custom; the header names it. */
    public static final String SHEET = "SHIFAN-INF/criteria.xlsx";

    /**
     * The folder of the golden cases, {@code *.yaml}, that the set has to come out of as they expect before it can be in
     * force.
     */
    public static final String CASES = "SHIFAN-INF/cases";

    /**
     * A header by which a bundle says whose criteria it brings, such as {@code jiangsu}. It may be left out; where it
     * stands, it has to be the authority of the key that signed the bundle.
     */
    public static final String AUTHORITY = "Shifan-Authority";

    /** The extender's name in the {@code osgi.extender} namespace. */
    public static final String EXTENDER = "shifan.criteria";

    private CriteriaBundle() {}
}
