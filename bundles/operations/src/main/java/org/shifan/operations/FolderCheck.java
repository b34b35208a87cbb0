// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.operations;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipFile;

import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * Whether somebody still watches the folder deploy/, and gets on with it: Karaf has been seen to lose that watcher without
 * a word, and a bundle that never ends its start holds it up for ever.
 */
@Component(property = {HealthCheck.NAME + "=deploy-folder", HealthCheck.TAGS + "=shifan"})
public final class FolderCheck implements HealthCheck {
    /** File Install names its threads after the folder that each watches. */
    private static final String THREAD = "fileinstall-";

    /** Longer than it pauses between two looks, shorter than what the doctor grants. */
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(3);

    private static final long LOOK_EVERY_MILLIS = 50;

    private final File folder;

    @Activate
    public FolderCheck(BundleContext context) {
        this(new File(String.valueOf(context.getProperty("karaf.base")), "deploy"));
    }

    FolderCheck(File folder) {
        this.folder = folder;
    }

    @Override
    public Result execute() {
        Notes notes = new Notes();
        if (!folder.isDirectory()) {
            return notes.warn("folder.missing", folder).result();
        }
        Optional<Thread> watcher = watcher();
        if (watcher.isEmpty()) {
            return notes.ill("folder.unwatched", folder).result();
        }
        torn().forEach(file -> notes.warn("folder.torn", file));
        return isGettingOn(watcher.get())
                ? notes.well("folder.watched", folder).result()
                : notes.ill("folder.stuck", folder, where(watcher.get())).result();
    }

    /** Archives without an end: File Install leaves them aside without a word. */
    private List<File> torn() {
        File[] archives = folder.listFiles((in, name) -> name.endsWith(".jar") || name.endsWith(".kar"));
        return archives == null
                ? List.of()
                : Arrays.stream(archives)
                        .filter(file -> file.isFile() && !isWhole(file))
                        .sorted()
                        .toList();
    }

    private static boolean isWhole(File file) {
        try (ZipFile archive = new ZipFile(file)) {
            return archive.size() > 0;
        } catch (IOException e) {
            // Whoever took it away meanwhile leaves nothing to tell of.
            return !file.exists();
        }
    }

    private Optional<Thread> watcher() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith(THREAD))
                .filter(thread -> new File(thread.getName().substring(THREAD.length()))
                        .getAbsoluteFile()
                        .equals(folder.getAbsoluteFile()))
                .findFirst();
    }

    /** A thread that looked at the folder, or works on what it found, has used the processor since. */
    private static boolean isGettingOn(Thread watcher) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        if (!threads.isThreadCpuTimeSupported() || !threads.isThreadCpuTimeEnabled()) {
            return watcher.isAlive();
        }
        long id = watcher.getId();
        long before = threads.getThreadCpuTime(id);
        long end = System.nanoTime() + PATIENCE;
        try {
            while (System.nanoTime() < end) {
                TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
                if (threads.getThreadCpuTime(id) > before) {
                    return true;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    /** The place where it stands: the uppermost code that is not of the JDK. */
    private static String where(Thread watcher) {
        return Arrays.stream(watcher.getStackTrace())
                .filter(frame ->
                        frame.getModuleName() == null || !frame.getModuleName().startsWith("java."))
                .map(StackTraceElement::toString)
                .findFirst()
                .orElse(watcher.getState().toString());
    }
}
