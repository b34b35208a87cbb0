package ${package};

import org.junit.Test;

import static org.junit.Assert.assertTrue;

public class OwnReportTest {

    @Test
    public void noticeNamesSubjectVerdictAndReceipt() {
        String text = new OwnReport().text();
        assertTrue(text, text.contains("page.subject"));
        assertTrue(text, text.contains("page.verdict"));
        assertTrue(text, text.contains("page.receipt"));
    }

    @Test
    public void nameBeginsWithTheBureausKey() {
        assertTrue(new OwnReport().name().startsWith("${bureau}."));
    }
}
