// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.operations.hand;

import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;

import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps which account installed or last updated a bundle. The container tells of it in the thread that does it, and that
 * thread runs for the account that is logged in there.
 *
 * <p>The notes lie in this bundle's own folder of the container's cache: what they are about goes with the cache too.
 */
@Component(service = Installers.class, immediate = true)
public final class Installers implements SynchronousBundleListener {
    private static final Logger LOG = LoggerFactory.getLogger(Installers.class);

    private final BundleContext context;
    private final Path file;
    private final Properties notes = new Properties();

    /** Who it was, and when. */
    public record Installer(String account, Instant at) {}

    @Activate
    public Installers(BundleContext context) {
        this.context = context;
        File place = context.getDataFile("installers.properties");
        this.file = place == null ? null : place.toPath();
        read();
        context.addBundleListener(this);
    }

    @Deactivate
    void close() {
        context.removeBundleListener(this);
    }

    /** Nothing when it came in another way than by an account, or came when nobody was looking. */
    public synchronized Optional<Installer> of(Bundle bundle) {
        String[] note = notes.getProperty(key(bundle), "").split(" ", 2);
        // It may have been updated while this bundle was stopped: then the note is about something else.
        return note.length == 2 && note[0].equals(String.valueOf(bundle.getLastModified()))
                ? Optional.of(new Installer(note[1], Instant.ofEpochMilli(bundle.getLastModified())))
                : Optional.empty();
    }

    @Override
    public void bundleChanged(BundleEvent event) {
        switch (event.getType()) {
            case BundleEvent.INSTALLED, BundleEvent.UPDATED -> note(event.getBundle(), LoggedIn.account());
            case BundleEvent.UNINSTALLED -> note(event.getBundle(), "");
            default -> {
                // Starting and stopping brings nothing.
            }
        }
    }

    private synchronized void note(Bundle bundle, String account) {
        Object before = account.isEmpty()
                ? notes.remove(key(bundle))
                : notes.setProperty(key(bundle), bundle.getLastModified() + " " + account);
        if (before != null || !account.isEmpty()) {
            write();
        }
    }

    private static String key(Bundle bundle) {
        return String.valueOf(bundle.getBundleId());
    }

    private void read() {
        if (file == null) {
            return;
        }
        try (Reader in = Files.newBufferedReader(file)) {
            notes.load(in);
        } catch (NoSuchFileException e) {
            // Nobody has installed anything yet.
        } catch (IOException | IllegalArgumentException e) {
            LOG.warn("Who installed which bundle is lost: {} cannot be read: {}", file, e.getMessage());
        }
    }

    /** Whole or not at all: a power cut leaves the file of before. */
    private void write() {
        if (file == null) {
            return;
        }
        Path next = file.resolveSibling(file.getFileName() + ".new");
        try {
            try (Writer out = Files.newBufferedWriter(next)) {
                notes.store(out, null);
            }
            Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            LOG.warn("Who installed a bundle is known until the next restart only: {}", e.getMessage());
        }
    }
}
