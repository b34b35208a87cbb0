// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.deployer;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;

import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Version;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.url.AbstractURLStreamHandlerService;
import org.osgi.service.url.URLConstants;
import org.osgi.service.url.URLStreamHandlerService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

import org.shifan.api.operations.LogReference;
import org.shifan.api.text.Message;

/**
 * The protocol {@code shifan-criteria}: {@code shifan-criteria:file:/path/criteria.yaml} is the criteria bundle of
 * that document.
 *
 * <p>A document of which not even id and version can be read becomes a bundle too: it is refused like any other when
 * it is read, with line and reason in the list of criteria, and what it was to replace stays in force.
 */
@Component(
        service = URLStreamHandlerService.class,
        property = URLConstants.URL_HANDLER_PROTOCOL + "=" + CriteriaUrlHandler.PROTOCOL)
public final class CriteriaUrlHandler extends AbstractURLStreamHandlerService {
    static final String PROTOCOL = "shifan-criteria";
    /** The version of a bundle whose document has none that can be read. */
    private static final String NO_VERSION = "0.0.0";

    private static final Logger LOG = LoggerFactory.getLogger(CriteriaUrlHandler.class);

    private final BundleContext context;

    @Activate
    public CriteriaUrlHandler(BundleContext context) {
        this.context = context;
    }

    @Override
    public URLConnection openConnection(URL url) {
        return new URLConnection(url) {
            @Override
            public void connect() {
                // All is done when the content is asked for.
            }

            @Override
            public InputStream getInputStream() throws IOException {
                return new ByteArrayInputStream(referenced(url.toExternalForm()));
            }
        };
    }

    /** What is logged of a file that came by itself is found under a reference of its own, otherwise under that of who asked. */
    private byte[] referenced(String location) throws IOException {
        if (MDC.get(LogReference.KEY) != null) {
            return bundle(location);
        }
        try (MDC.MDCCloseable reference = MDC.putCloseable(LogReference.KEY, LogReference.next())) {
            return bundle(location);
        }
    }

    /**
     * The criteria bundle of a document.
     *
     * @param location of the bundle: the protocol, and behind it the address of the document
     * @throws IOException if the document cannot be fetched, or the same version of its set is here from elsewhere
     */
    byte[] bundle(String location) throws IOException {
        String source = location.substring(PROTOCOL.length() + 1);
        byte[] document;
        try (InputStream in = new URL(source).openStream()) {
            document = in.readNBytes(Heading.MOST_BYTES + 1);
        }
        Heading heading = Heading.of(document);
        String name = heading.id().map(id -> CriteriaArchives.NAME_PREFIX + id).orElseGet(() -> nameOf(location));
        String version = heading.version().orElse(NO_VERSION);
        refuseSecond(location, name, version);
        if (heading.id().isEmpty() || heading.version().isEmpty()) {
            LOG.warn("{}", DeployerMessages.M.message("deployer.heading.missing", source, name));
        } else {
            LOG.info("{}", DeployerMessages.M.message("deployer.bundle", source, name, version));
        }
        return CriteriaArchives.bundle(name, version, heading.authority().orElse(""), document);
    }

    /** The bundle keeps the name that it has; a new one is named after its file. */
    private String nameOf(String location) {
        Bundle here = context.getBundle(location);
        if (here != null && String.valueOf(here.getSymbolicName()).startsWith(CriteriaArchives.NAME_PREFIX)) {
            return here.getSymbolicName();
        }
        CRC32 crc = new CRC32();
        crc.update(location.getBytes(StandardCharsets.UTF_8));
        String file = location.substring(location.lastIndexOf('/') + 1)
                .replaceFirst("\\.[^.]*$", "")
                .replaceAll("[^A-Za-z0-9_]+", "-");
        return CriteriaArchives.NAME_PREFIX + "unreadable." + (file + "-").replaceFirst("^-+", "")
                + Long.toHexString(crc.getValue());
    }

    /**
     * File Install would let the second file update the bundle of the first, and remove it for both when either goes.
     */
    private void refuseSecond(String location, String name, String version) throws IOException {
        Version wanted = Version.parseVersion(version);
        Bundle first = Arrays.stream(context.getBundles())
                .filter(b -> name.equals(b.getSymbolicName()) && wanted.equals(b.getVersion()))
                .filter(b -> !location.equals(b.getLocation()))
                .findFirst()
                .orElse(null);
        if (first != null) {
            Message refusal = DeployerMessages.M.message(
                    "deployer.second",
                    location.substring(PROTOCOL.length() + 1),
                    name,
                    version,
                    first.getBundleId(),
                    first.getLocation());
            LOG.error("{}", refusal);
            throw new IOException(refusal.toString());
        }
    }
}
