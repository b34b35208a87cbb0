// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.code;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;

import org.shifan.api.criteria.ScoringFunction;

/**
 * Loads the classes of an archived bundle from memory. Of the outside they see the JDK and the contract, in the one copy
 * that everybody has; nothing of the engine, of other bundles or of what is installed now.
 */
final class ApartLoader extends ClassLoader {
    private static final String CONTRACT = "org.shifan.api.";

    private final Map<String, byte[]> entries;

    ApartLoader(Map<String, byte[]> entries) {
        super(ClassLoader.getPlatformClassLoader());
        this.entries = Map.copyOf(entries);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        return name.startsWith(CONTRACT)
                ? ScoringFunction.class.getClassLoader().loadClass(name)
                : super.loadClass(name, resolve);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] code = entries.get(name.replace('.', '/') + ".class");
        if (code == null) {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, code, 0, code.length);
    }

    @Override
    protected URL findResource(String name) {
        byte[] content = entries.get(name);
        if (content == null) {
            return null;
        }
        try {
            return new URL(null, "archived:" + name, new FromMemory(content));
        } catch (MalformedURLException e) {
            throw new IllegalStateException(name, e);
        }
    }

    @Override
    protected Enumeration<URL> findResources(String name) {
        URL url = findResource(name);
        return Collections.enumeration(url == null ? List.of() : List.of(url));
    }

    private static final class FromMemory extends URLStreamHandler {
        private final byte[] content;

        private FromMemory(byte[] content) {
            this.content = content;
        }

        @Override
        protected URLConnection openConnection(URL url) {
            return new URLConnection(url) {
                @Override
                public void connect() {}

                @Override
                public InputStream getInputStream() throws IOException {
                    return new ByteArrayInputStream(content);
                }
            };
        }
    }
}
