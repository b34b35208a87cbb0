// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.deployer;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.felix.fileinstall.ArtifactUrlTransformer;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.url.URLConstants;
import org.osgi.service.url.URLStreamHandlerService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

import org.shifan.api.operations.LogReference;
import org.shifan.workbook.Workbook;

/**
 * Tells File Install that a criteria document in {@code deploy/}, a text or a sheet, is a bundle. File Install installs it, updates it in
 * place when the file changes, and removes it when the file goes.
 */
@Component(service = ArtifactUrlTransformer.class)
public final class CriteriaDeployer implements ArtifactUrlTransformer {
    private static final String MARK = "shifan-criteria/";
    /** The key {@code format} stands at the top, behind some lines of comment. */
    private static final int HEAD_BYTES = 8 * 1024;

    /** What Excel lays beside a workbook while it is open. */
    private static final String EXCEL_LOCK = "~$";

    private static final Logger LOG = LoggerFactory.getLogger(CriteriaDeployer.class);

    private final BundleContext context;
    /** Workbooks that cannot be read, each with its time when that was said. */
    private final Map<String, Long> waiting = new ConcurrentHashMap<>();

    /** @param handler not called here: without it the addresses that are handed out mean nothing */
    @Activate
    public CriteriaDeployer(
            BundleContext context,
            @Reference(target = "(" + URLConstants.URL_HANDLER_PROTOCOL + "=" + CriteriaUrlHandler.PROTOCOL + ")")
                    URLStreamHandlerService handler) {
        this.context = context;
    }

    @Override
    public URL transform(URL artifact) throws MalformedURLException {
        return new URL(CriteriaUrlHandler.PROTOCOL, null, artifact.toExternalForm());
    }

    /**
     * Whether the file is a criteria document. One that was it stays one whatever becomes of its text: File Install
     * would remove the bundle otherwise, and a slip in the first lines would take criteria out of force.
     */
    @Override
    public boolean canHandle(File file) {
        String name = file.getName().toLowerCase(Locale.ROOT);
        if (name.startsWith(".") || name.startsWith(EXCEL_LOCK)) {
            return false;
        }
        if (name.endsWith(".yaml") || name.endsWith(".yml")) {
            return isDeployed(file) || saysSo(file);
        }
        return (name.endsWith(".xlsx") || name.endsWith(".xlsm")) && (isDeployed(file) || isSheet(file));
    }

    /** A sheet that is still being copied is no whole workbook and waits until it is. */
    private boolean isSheet(File file) {
        byte[] content;
        try (InputStream in = Files.newInputStream(file.toPath())) {
            content = in.readNBytes(Workbook.MOST_BYTES + 1);
        } catch (IOException e) {
            return false;
        }
        Workbook workbook = Workbook.read(content);
        if (workbook.sheets().isEmpty()) {
            Long seen = waiting.put(file.getPath(), file.lastModified());
            if (seen == null || seen != file.lastModified()) {
                try (MDC.MDCCloseable reference = MDC.putCloseable(LogReference.KEY, LogReference.next())) {
                    LOG.warn(
                            "{}",
                            DeployerMessages.M.message(
                                    "deployer.sheet.waits",
                                    file,
                                    workbook.findings().get(0).message()));
                }
            }
            return false;
        }
        waiting.remove(file.getPath());
        return SheetHeading.isCriteria(workbook);
    }

    private boolean isDeployed(File file) {
        try {
            URL address = file.toURI().toURL();
            return context.getBundle(CriteriaUrlHandler.PROTOCOL + ":" + address.toExternalForm()) != null;
        } catch (MalformedURLException e) {
            return false;
        }
    }

    private static boolean saysSo(File file) {
        byte[] head;
        try (InputStream in = Files.newInputStream(file.toPath())) {
            head = in.readNBytes(HEAD_BYTES);
        } catch (IOException e) {
            return false;
        }
        // Without its zeros UTF-16 is as good to recognise; that it is not UTF-8 is said when it is read.
        String text = new String(head, StandardCharsets.ISO_8859_1).replace("\0", "");
        return text.lines().anyMatch(line -> !line.strip().startsWith("#") && line.contains(MARK));
    }
}
