// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.operations;

import java.io.File;

import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Whether somebody still watches the folder deploy/: Karaf has been seen to lose that watcher without a word. */
@Component(property = {HealthCheck.NAME + "=deploy-folder", HealthCheck.TAGS + "=shifan"})
public final class FolderCheck implements HealthCheck {
    /** File Install names its threads after the folder that each watches. */
    private static final String THREAD = "fileinstall-";

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
        boolean watched = Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith(THREAD))
                .map(name -> new File(name.substring(THREAD.length())))
                .anyMatch(watching -> watching.getAbsoluteFile().equals(folder.getAbsoluteFile()));
        return watched
                ? notes.well("folder.watched", folder).result()
                : notes.ill("folder.unwatched", folder).result();
    }
}
