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

import org.shifan.api.text.ShifanException;

/** The report templates of bureaus that are here, laid out where they reach nothing but the page. */
record OwnTemplates(List<ReadTemplate> all) {
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
    List<ReadTemplate> usable() {
        List<ReadTemplate> out = new ArrayList<>();
        for (ReadTemplate template : all) {
            String name = template.name();
            if (name.matches(NAME)
                    && out.stream().noneMatch(other -> other.name().equals(name))) {
                out.add(template);
            } else {
                LOG.warn("Report template {} is left out: its name is taken, or is not of the form bureau.name", name);
            }
        }
        out.sort(Comparator.comparing(ReadTemplate::name));
        return out;
    }

    /**
     * Lays a page out.
     *
     * @throws ShifanException {@code report.template.unknown}, {@code report.template.broken} with place and reason, or
     *     {@code plugin.…} when that takes too much
     */
    String html(String name, EvaluationPage page) {
        List<ReadTemplate> usable = usable();
        Optional<ReadTemplate> found =
                usable.stream().filter(template -> template.name().equals(name)).findFirst();
        if (found.isEmpty()) {
            throw new ShifanException(Words.M.message(
                    "report.template.unknown",
                    name,
                    String.join(", ", usable.stream().map(ReadTemplate::name).toList())));
        }
        LaidOut out = found.get()
                .supervision()
                .call(name, () -> layOut(name, found.get().text(), page));
        if (out.refusal() != null) {
            throw out.refusal();
        }
        return out.document();
    }

    /** @param refusal why there is no document: a mistake in the template is its author's to mend, and takes nothing out */
    private record LaidOut(String document, ShifanException refusal) {}

    private static LaidOut layOut(String name, String text, EvaluationPage page) {
        try {
            Bounded out = new Bounded();
            new Template(name, text, FENCED).process(Map.of("page", page), out);
            return new LaidOut(out.toString(), null);
        } catch (ParseException e) {
            return broken(name, e.getLineNumber(), e.getColumnNumber(), e.getEditorMessage(), e);
        } catch (TemplateException e) {
            return broken(
                    name, number(e.getLineNumber()), number(e.getColumnNumber()), e.getMessageWithoutStackTop(), e);
        } catch (TooLong e) {
            return broken(name, 0, 0, "> " + MOST_CHARACTERS, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            return broken(name, 0, 0, String.valueOf(e.getMessage()), e);
        }
    }

    private static int number(Integer place) {
        return place == null ? 0 : place;
    }

    private static LaidOut broken(String name, int line, int column, String what, Throwable cause) {
        String first = String.valueOf(what).lines().findFirst().orElse("");
        return new LaidOut(
                null, new ShifanException(Words.M.message("report.template.broken", name, line, column, first), cause));
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
