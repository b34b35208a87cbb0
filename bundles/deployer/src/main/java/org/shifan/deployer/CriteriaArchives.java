// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.deployer;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import org.osgi.framework.Constants;

import org.shifan.api.criteria.CriteriaBundle;
import org.shifan.workbook.Workbook;

/** The archives that are made of a criteria document: the same document gives the same bytes. */
public final class CriteriaArchives {
    /** What the symbolic name of every criteria bundle that is made here begins with. */
    static final String NAME_PREFIX = "shifan.criteria.";

    private static final String EXTENDER = "osgi.extender;filter:=\"(osgi.extender=" + CriteriaBundle.EXTENDER + ")\"";

    private CriteriaArchives() {}

    /**
     * A criteria bundle.
     *
     * @param symbolicName of the bundle
     * @param version of the bundle, which is that of the document
     * @param authority that issued the criteria, if known
     * @param document stored as it is
     */
    static byte[] bundle(String symbolicName, String version, String authority, byte[] document) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(Constants.BUNDLE_MANIFESTVERSION, "2");
        headers.put(Constants.BUNDLE_SYMBOLICNAME, symbolicName);
        headers.put(Constants.BUNDLE_VERSION, version);
        headers.put(Constants.BUNDLE_NAME, "Criteria " + symbolicName.substring(NAME_PREFIX.length()));
        if (!authority.isEmpty()) {
            headers.put(Constants.BUNDLE_VENDOR, authority);
        }
        String place = Workbook.isWorkbook(document) ? CriteriaBundle.SHEET : CriteriaBundle.DOCUMENT;
        headers.put(CriteriaBundle.HEADER, place);
        headers.put(Constants.REQUIRE_CAPABILITY, EXTENDER);
        return new Archive(headers).add(place, document).bytes();
    }

    /** The criteria bundle of a document whose id and version are known. */
    public static byte[] bundle(Heading heading, byte[] document) {
        return bundle(
                NAME_PREFIX + heading.id().orElseThrow(),
                heading.version().orElseThrow(),
                heading.authority().orElse(""),
                document);
    }

    /** The same for a trial: its version ends in {@code SNAPSHOT}, so that each content of it may be tried. */
    public static byte[] snapshot(Heading heading, byte[] document) {
        return bundle(
                NAME_PREFIX + heading.id().orElseThrow(),
                heading.version().orElseThrow() + ".SNAPSHOT",
                heading.authority().orElse(""),
                document);
    }

    /** A KAR of one feature, {@code criteria-ID}, with the criteria bundle of a document whose id and version are known. */
    public static byte[] kar(Heading heading, byte[] document) {
        String id = heading.id().orElseThrow();
        String version = heading.version().orElseThrow();
        String folder = "repository/shifan/criteria/" + id + "/" + version + "/" + id + "-" + version;
        // Id and version are letters, digits, hyphens and points: nothing to escape.
        String features = """
                <?xml version="1.0" encoding="UTF-8"?>
                <features name="criteria-%1$s-%2$s" xmlns="http://karaf.apache.org/xmlns/features/v1.6.0">
                  <feature name="criteria-%1$s" version="%2$s" description="Criteria %1$s">
                    <bundle>mvn:shifan.criteria/%1$s/%2$s</bundle>
                  </feature>
                </features>
                """.formatted(id, version);
        return new Archive(Map.of("Karaf-Feature-Start", "true"))
                .add(folder + "-features.xml", features.getBytes(StandardCharsets.UTF_8))
                .add(folder + ".jar", bundle(heading, document))
                .bytes();
    }

    /** The name of an archive's file without its ending. */
    public static String fileName(Heading heading) {
        return NAME_PREFIX + heading.id().orElseThrow() + "-"
                + heading.version().orElseThrow();
    }
}
