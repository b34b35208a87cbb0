// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.workbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import javax.xml.stream.XMLStreamException;

import org.shifan.api.text.Messages;

/**
 * An XLSX workbook by anybody, read without trust: its size is bounded in every respect, nothing of it is computed,
 * followed or fetched, and what a table of values has no use for is found and told.
 */
public final class Workbook {
    static final Messages M = Messages.of(Workbook.class);

    /** More bytes than this are not looked at. */
    public static final int MOST_BYTES = 2 * 1024 * 1024;

    private final List<Sheet> sheets;
    private final List<Finding> findings;

    private Workbook(List<Sheet> sheets, List<Finding> findings) {
        this.sheets = List.copyOf(sheets);
        this.findings = List.copyOf(findings);
    }

    /** Whether the bytes begin like a workbook of any age, whole or not. */
    public static boolean isWorkbook(byte[] bytes) {
        return Container.isZip(bytes) || Container.isCompound(bytes);
    }

    /** Reads a workbook; bad input is answered with findings, never with an exception. */
    public static Workbook read(byte[] bytes) {
        List<Finding> findings = new ArrayList<>();
        List<Sheet> sheets = new ArrayList<>();
        try {
            Optional<Container> container = Container.open(bytes, findings);
            if (container.isPresent()) {
                new Parts(container.get(), findings).sheets(sheets);
            }
        } catch (DoctypeException e) {
            sheets.clear();
            findings.add(Finding.of("workbook.doctype"));
        } catch (XMLStreamException | BoundException e) {
            sheets.clear();
            findings.add(
                    e instanceof BoundException bound
                            ? Finding.of(bound.key, bound.bound)
                            : Finding.of(
                                    "workbook.damaged",
                                    String.valueOf(e.getMessage()).replaceAll("\\s+", " ")));
        }
        return new Workbook(sheets, findings);
    }

    /** In the order of the workbook; empty when it cannot be read. */
    public List<Sheet> sheets() {
        return sheets;
    }

    /** What makes it unfit; when there are no sheets, why. */
    public List<Finding> findings() {
        return findings;
    }

    /** A part has a document type, by which entities and other files could be pulled in: it is not read any further. */
    static final class DoctypeException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        DoctypeException() {
            super("DOCTYPE", null, false, false);
        }
    }

    /** A bound was broken: nothing behind it is looked at. */
    static final class BoundException extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final String key;
        private final int bound;

        BoundException(String key, int bound) {
            super(key, null, false, false);
            this.key = key;
            this.bound = bound;
        }
    }
}
