// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.schema;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.util.List;
import java.util.function.Function;

import liquibase.resource.AbstractResourceAccessor;
import liquibase.resource.Resource;
import liquibase.resource.URIResource;

/**
 * Shows Liquibase the files of one bundle. The module's name stands for the changelog's folder: {@code core/changelog.xml}
 * is the changelog itself, {@code core/more.xml} its neighbour {@code more.xml}; any other path starts at the bundle's root.
 */
final class ChangelogResources extends AbstractResourceAccessor {

    private final SchemaHeader header;
    private final Function<String, URL> entries;

    /** @param entries finds a file of the bundle by its path, null if there is none */
    ChangelogResources(SchemaHeader header, Function<String, URL> entries) {
        this.header = header;
        this.entries = entries;
    }

    @Override
    public List<Resource> getAll(String path) {
        URL url = entries.apply(pathInBundle(path));
        return url == null ? List.of() : List.of(new URIResource(path, URI.create(url.toString())));
    }

    /** Folders are not searched: a changelog names each file it includes, so that their order is written down. */
    @Override
    public List<Resource> search(String path, boolean recursive) throws IOException {
        throw new IOException("includeAll '" + path + "' is not offered here: name each file with include");
    }

    @Override
    public List<String> describeLocations() {
        return List.of(header.module() + " -> " + header.folder());
    }

    @Override
    public void close() {
        // Nothing is held open: every stream is opened from the bundle anew.
    }

    private String pathInBundle(String path) {
        if (path.equals(header.logicalPath())) {
            return header.changelog();
        }
        String prefix = header.module() + "/";
        return path.startsWith(prefix) ? header.folder() + path.substring(prefix.length()) : path;
    }
}
