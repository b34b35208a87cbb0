package ${package};

import java.math.BigDecimal;
import java.util.List;

import org.osgi.service.component.annotations.Component;

import org.shifan.api.code.BureauCode;
import org.shifan.api.facilitation.BureauTerms;
import org.shifan.api.facilitation.Shipment;
import org.shifan.api.text.Text;

/** What this bureau asks besides for the exemption of statutory goods (F4): that a shipment is not too large. */
@Component
public final class OwnTerms implements BureauTerms {
    private static final BigDecimal MOST = new BigDecimal("100000");

    @Override
    public BureauCode bureau() {
        return BureauCode.of("${bureau}");
    }

    @Override
    public List<Term> terms(String measure, Shipment shipment) {
        if (!measure.equals("F4")) {
            return List.of();
        }
        boolean small = shipment.value().amount().compareTo(MOST) <= 0;
        Text text = new Text("每批货值不超过 " + MOST, "a shipment of at most " + MOST);
        return List.of(new Term(small, text, null));
    }
}
