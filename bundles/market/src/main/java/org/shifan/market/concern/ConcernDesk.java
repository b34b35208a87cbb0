// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.market.concern;

import java.util.List;
import java.util.function.Consumer;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.CountryCode;
import org.shifan.api.core.Decision;
import org.shifan.api.core.Subject;
import org.shifan.api.identity.Permissions;
import org.shifan.api.identity.Place;
import org.shifan.api.market.TradeConcern;
import org.shifan.api.market.TradeConcerns;
import org.shifan.api.text.Message;
import org.shifan.api.text.Text;
import org.shifan.market.match.Readers;
import org.shifan.market.match.Supervisors;
import org.shifan.market.store.Book;
import org.shifan.market.store.Tables;

import static org.shifan.market.MarketMessages.M;
import static org.shifan.market.MarketMessages.refuse;
import static org.shifan.market.MarketMessages.say;

/** Trade concerns in MKT_CONCERN. */
@Component(service = TradeConcerns.class)
public final class ConcernDesk implements TradeConcerns {
    private final Tables tables;
    private final Supervisors supervisors;
    private final Permissions permissions;

    @Activate
    public ConcernDesk(
            @Reference Tables tables, @Reference Supervisors supervisors, @Reference Permissions permissions) {
        this.tables = tables;
        this.supervisors = supervisors;
        this.permissions = permissions;
    }

    @Override
    public TradeConcern raise(
            Subject subject, CountryCode market, String title, String text, String reference, Decision decision) {
        Place place = supervisors.of(subject);
        permissions.require("concern.raise", place);
        if (blank(title) || blank(text)) {
            throw refuse("market.concern.empty");
        }
        return tables.change(book -> {
            ConcernEntity row = book.add(new ConcernEntity(
                    book.next(ConcernEntity.class),
                    subject,
                    place.bureau(),
                    market,
                    title,
                    text,
                    reference,
                    decision.on()));
            book.step(
                    key(row.id()),
                    "concern.raised",
                    say("market.step.concern", title.strip(), market, subject),
                    decision);
            return shown(book, row);
        });
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }

    private static String key(long id) {
        return "concern:" + id;
    }

    @Override
    public TradeConcern step(long id, String what, Decision decision) {
        if (blank(what)) {
            throw refuse("market.concern.empty");
        }
        return change(id, "concern.step", say("market.step.concern-step", what.strip()), decision, row -> {});
    }

    @Override
    public TradeConcern close(long id, TradeConcern.Outcome outcome, Decision decision) {
        if (decision.evidence().isEmpty()) {
            throw refuse("market.concern.evidence", id);
        }
        Text word = M.text("market.outcome." + outcome.code());
        return change(
                id, "concern.closed", say("market.step.concern-closed", word), decision, row -> row.close(outcome));
    }

    private TradeConcern change(long id, String action, Message what, Decision decision, Consumer<ConcernEntity> work) {
        permissions.require("concern.handle", supervisors.of(require(id).subject()));
        return tables.change(book -> {
            ConcernEntity row = row(book, id);
            if (row.closed()) {
                throw refuse("market.concern.closed", id);
            }
            work.accept(row);
            book.step(key(id), action, what, decision);
            return shown(book, row);
        });
    }

    private static ConcernEntity row(Book book, long id) {
        ConcernEntity row = book.find(ConcernEntity.class, id);
        if (row == null) {
            throw refuse("market.concern.unknown", id);
        }
        return row;
    }

    private static TradeConcern shown(Book book, ConcernEntity row) {
        return row.concern(book.steps(key(row.id())));
    }

    @Override
    public TradeConcern require(long id) {
        TradeConcern concern = tables.read(book -> shown(book, row(book, id)));
        readers().require(concern.subject(), concern.bureau());
        return concern;
    }

    private Readers readers() {
        return new Readers(permissions, supervisors, "concern.read");
    }

    @Override
    public List<TradeConcern> concerns(BureauCode bureau, Subject subject, CountryCode market, boolean openOnly) {
        Readers readers = readers();
        return tables.read(book -> book.rows(ConcernEntity.class, "1 = 1 order by e.id desc").stream()
                .filter(row -> !openOnly || !row.closed())
                .map(row -> shown(book, row))
                .filter(each -> bureau == null || each.bureau().equals(bureau))
                .filter(each -> subject == null || each.subject().equals(subject))
                .filter(each -> market == null || each.market().equals(market))
                .filter(each -> readers.may(each.subject(), each.bureau()))
                .toList());
    }
}
