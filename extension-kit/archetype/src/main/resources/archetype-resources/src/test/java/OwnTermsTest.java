package ${package};

import java.math.BigDecimal;
import java.time.LocalDate;

import org.junit.Test;

import org.shifan.api.code.CountryCode;
import org.shifan.api.code.HsCode;
import org.shifan.api.code.Money;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.facilitation.BureauTerms.Term;
import org.shifan.api.facilitation.Shipment;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

public class OwnTermsTest {

    @Test
    public void shipmentAtTheLimitKeepsTheExemption() {
        assertTrue(term("100000").holds());
    }

    @Test
    public void shipmentAboveTheLimitLosesIt() {
        assertFalse(term("100000.01").holds());
    }

    @Test
    public void nothingIsAskedForOtherMeasures() {
        assertEquals(0, new OwnTerms().terms("F5", shipment("1000000")).size());
    }

    private static Term term(String value) {
        return new OwnTerms().terms("F4", shipment(value)).get(0);
    }

    private static Shipment shipment(String value) {
        return new Shipment(
                "",
                OrganisationCode.of("192203821"),
                HsCode.of("40111000"),
                CountryCode.of("US"),
                LocalDate.of(2014, 9, 1),
                Money.usd(new BigDecimal(value)),
                Shipment.Purpose.TRADE);
    }
}
