// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.benchmarks.bare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import javax.servlet.Servlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletAsyncSupported;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletName;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** Gives the bytes of {@code data/bare.json} to whoever asks, registered as the HTTP API is. */
@Component(service = Servlet.class)
@HttpWhiteboardServletName("bare")
@HttpWhiteboardServletPattern("/bare")
@HttpWhiteboardServletAsyncSupported
public final class BareServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final byte[] bytes;

    /** @throws IOException when the file is not there */
    @Activate
    public BareServlet(BundleContext context) throws IOException {
        bytes = Files.readAllBytes(Path.of(context.getProperty("karaf.data"), "bare.json"));
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("application/json");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
