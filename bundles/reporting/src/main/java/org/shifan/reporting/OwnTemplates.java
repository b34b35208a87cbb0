// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.reporting;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import freemarker.core.HTMLOutputFormat;
import freemarker.core.ParseException;
import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.DefaultObjectWrapperBuilder;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.shifan.api.report.ReportTemplate;
import org.shifan.api.text.ShifanException;

/** The report templates of bureaus that are here, laid out where they reach nothing but the page. */
record OwnTemplates(List<ReportTemplate> all) {
    private static final Logger LOG = LoggerFactory.getLogger(OwnTemplates.class);
    private static final String NAME = "[a-z]+\\.[a-z][a-z0-9-]*";
    /** More than any report about one zone; a template that never ends comes to an end here. */
    private static final int MOST_CHARACTERS = 5_000_000;

    private static final Configuration FENCED = fenced();

    OwnTemplates {
        all = List.copyOf(all);
    }

    private static Configuration fenced() {
        Configuration out = new Configuration(Configuration.VERSION_2_3_34);
        out.setOutputFormat(HTMLOutputFormat.INSTANCE);
        out.setObjectWrapper(new DefaultObjectWrapperBuilder(Configuration.VERSION_2_3_34).build());
        out.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        out.setLogTemplateExceptions(false);
        out.setAPIBuiltinEnabled(false);
        // Neither ?new nor another template.
        out.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
        out.setTemplateLoader(null);
        return out;
    }

    /** Those with a sound name, by name; of two with one name the first counts. */
    List<ReportTemplate> usable() {
        List<ReportTemplate> out = new ArrayList<>();
        for (ReportTemplate template : all) {
            String name = String.valueOf(template.name());
            if (name.matches(NAME)
                    && out.stream().noneMatch(other -> other.name().equals(name))) {
                out.add(template);
            } else {
                LOG.warn(
                        "Report template {} of {} is left out: its name is taken, or is not of the form bureau.name",
                        name,
                        template.getClass().getName());
            }
        }
        out.sort(Comparator.comparing(ReportTemplate::name));
        return out;
    }

    /**
     * Lays a page out.
     *
     * @throws ShifanException {@code report.template.unknown}, or {@code report.template.broken} with place and reason
     */
    String html(String name, EvaluationPage page) {
        List<ReportTemplate> usable = usable();
        Optional<ReportTemplate> found =
                usable.stream().filter(template -> template.name().equals(name)).findFirst();
        if (found.isEmpty()) {
            throw new ShifanException(Words.M.message(
                    "report.template.unknown",
                    name,
                    String.join(", ", usable.stream().map(ReportTemplate::name).toList())));
        }
        try {
            Bounded out = new Bounded();
            new Template(name, found.get().text(), FENCED).process(Map.of("page", page), out);
            return out.toString();
        } catch (ParseException e) {
            throw broken(name, e.getLineNumber(), e.getColumnNumber(), e.getEditorMessage(), e);
        } catch (TemplateException e) {
            throw broken(
                    name, number(e.getLineNumber()), number(e.getColumnNumber()), e.getMessageWithoutStackTop(), e);
        } catch (TooLong e) {
            throw broken(name, 0, 0, "> " + MOST_CHARACTERS, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            throw broken(name, 0, 0, String.valueOf(e.getMessage()), e);
        }
    }

    private static int number(Integer place) {
        return place == null ? 0 : place;
    }

    private static ShifanException broken(String name, int line, int column, String what, Throwable cause) {
        String first = String.valueOf(what).lines().findFirst().orElse("");
        return new ShifanException(Words.M.message("report.template.broken", name, line, column, first), cause);
    }

    /** It would never end. */
    private static final class TooLong extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private static final class Bounded extends StringWriter {
        @Override
        public void write(char[] characters, int from, int length) {
            bound();
            super.write(characters, from, length);
        }

        @Override
        public void write(String text) {
            bound();
            super.write(text);
        }

        @Override
        public void write(String text, int from, int length) {
            bound();
            super.write(text, from, length);
        }

        private void bound() {
            if (getBuffer().length() > MOST_CHARACTERS) {
                throw new TooLong();
            }
        }
    }
}
