// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.operations.copy;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.sql.DataSource;

import org.osgi.service.jdbc.DataSourceFactory;

import static org.shifan.operations.copy.CopyMessages.refuse;

/** Finds the database that a file describes, in the words of {@code etc/org.ops4j.datasource-shifan.cfg}. */
final class OtherDatabase {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]*)}");
    /** A password that lies in a file of its own. */
    private static final Pattern IN_FILE = Pattern.compile("FILE\\((.*)\\)");

    private static final Pattern OF_THE_CONTAINER =
            Pattern.compile("(osgi|ops4j|hikari|pool|jdbc|decryptor|dataSourceName|databaseType).*");

    private OtherDatabase() {}

    /**
     * The data source, which nobody has tried yet.
     *
     * @param variables what stands for <code>${name}</code>
     */
    static DataSource find(
            Path file,
            Function<String, String> variables,
            Collection<Map.Entry<Map<String, Object>, DataSourceFactory>> drivers) {
        Properties settings = read(file, variables);
        DataSourceFactory driver = driver(file, settings, drivers);
        Properties forDriver = new Properties();
        for (String key : settings.stringPropertyNames()) {
            if (!OF_THE_CONTAINER.matcher(key).matches()) {
                forDriver.setProperty(key, settings.getProperty(key));
            }
        }
        try {
            return driver.createDataSource(forDriver);
        } catch (SQLException e) {
            throw refuse(e, "copy.settings.refused", file, String.valueOf(e.getMessage()));
        }
    }

    private static Properties read(Path file, Function<String, String> variables) {
        Properties out = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            Properties raw = new Properties();
            raw.load(reader);
            for (String key : raw.stringPropertyNames()) {
                out.setProperty(key, value(file, key, raw.getProperty(key).strip(), variables));
            }
        } catch (IOException | IllegalArgumentException e) {
            throw refuse(e, "copy.settings.unreadable", file, e.getClass().getSimpleName() + ": " + e.getMessage());
        }
        return out;
    }

    private static String value(Path file, String key, String raw, Function<String, String> variables)
            throws IOException {
        String value = VARIABLE.matcher(raw).replaceAll(found -> {
            String known = variables.apply(found.group(1));
            if (known == null) {
                throw refuse("copy.settings.variable", file, key, found.group());
            }
            return Matcher.quoteReplacement(known);
        });
        if (value.startsWith("ENC(")) {
            throw refuse("copy.settings.encrypted", file, key);
        }
        Matcher inFile = IN_FILE.matcher(value);
        return inFile.matches() ? Files.readString(Path.of(inFile.group(1))).strip() : value;
    }

    private static DataSourceFactory driver(
            Path file, Properties settings, Collection<Map.Entry<Map<String, Object>, DataSourceFactory>> drivers) {
        String name = settings.getProperty(DataSourceFactory.OSGI_JDBC_DRIVER_NAME);
        String type = settings.getProperty(DataSourceFactory.OSGI_JDBC_DRIVER_CLASS);
        if (name == null && type == null) {
            throw refuse("copy.settings.driver", file);
        }
        return drivers.stream()
                .filter(d -> (name == null || name.equals(d.getKey().get(DataSourceFactory.OSGI_JDBC_DRIVER_NAME)))
                        && (type == null || type.equals(d.getKey().get(DataSourceFactory.OSGI_JDBC_DRIVER_CLASS))))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> refuse("copy.driver", file, Objects.requireNonNullElse(name, type)));
    }
}
