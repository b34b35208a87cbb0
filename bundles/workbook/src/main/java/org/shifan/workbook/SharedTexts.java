// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.workbook;

import java.util.ArrayList;
import java.util.List;

import javax.xml.stream.XMLStreamReader;

/** The texts that cells share: the runs of each joined, without the phonetic guide that Asian editions add. */
final class SharedTexts implements Xml.Handler {
    private final List<String> texts = new ArrayList<>();
    private final RichText text = new RichText();

    @Override
    public void start(String element, XMLStreamReader xml) {
        if (element.equals("si")) {
            text.clear();
        }
        text.start(element);
    }

    @Override
    public void text(String characters) {
        text.text(characters);
    }

    @Override
    public void end(String element) {
        text.end(element);
        if (element.equals("si")) {
            texts.add(text.content());
        }
    }

    List<String> all() {
        return texts;
    }
}
