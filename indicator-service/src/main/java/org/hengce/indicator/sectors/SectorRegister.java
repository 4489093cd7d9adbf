package org.hengce.indicator.sectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import org.hengce.contracts.event.Topics;
import org.hengce.contracts.indicator.SectorV1;
import org.hengce.indicator.EntryText;
import org.hengce.indicator.Hierarchy;
import org.hengce.indicator.Violations;
import org.hengce.indicator.disclosure.DisclosureDue;
import org.hengce.kit.paging.Page;
import org.hengce.kit.problem.Message;
import org.hengce.kit.regions.RegionScopes;
import org.hengce.kit.register.Registrar;
import org.hengce.kit.register.Registrar.Added;
import org.hengce.kit.register.Registrar.Kind;
import org.hengce.kit.register.Registrar.Publication;
import org.hengce.kit.register.Registrar.Written;
import org.hengce.kit.register.Where;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Makes and changes sectors; every change is published whole. */
@ApplicationScoped
public class SectorRegister {
    private static final Kind<Sector> SECTOR =
            new Kind<>(Sector.class, new Message("sector", "行业"), Sector::new, Sector::requireText);

    private static final String LIST = "sectors";

    @Inject
    Registrar registrar;

    @Inject
    RegionScopes scopes;

    @Inject
    EntityManager entities;

    @Inject
    Jdbi jdbi;

    @Inject
    DisclosureDue due;

    /**
     * Makes the sector or, with the ETag of what is there, replaces it.
     *
     * @throws org.hengce.kit.problem.Problem 403 for a caller whose rights are limited to regions: it belongs to all
     */
    @Transactional
    public Written<Sector> put(String code, @Nullable String ifMatch, SectorText draft) {
        scopes.ofCaller().requireEverywhere();
        Violations wrong = Violations.none();
        EntryText.sameCode(code, draft.code(), wrong);
        SectorRules.check(code, draft, wrong);
        wrong.refuse();
        SectorText text = draft.withCode(code);
        jdbi.useHandle(SectorRules.HIERARCHY::lock);
        Written<Sector> written =
                registrar.put(SECTOR, code, ifMatch, entry -> entry.revise(text), SectorRegister::published);
        refuse(Map.of(code, Violations.none()));
        return written;
    }

    /**
     * Takes the sector out of use: no new observations, all that exists stays readable. A PUT takes it up again.
     *
     * @throws org.hengce.kit.problem.Problem 404 if there is none, 428 or 412 as for a change, 422 while others in use lie below
     *     it and for {@code _T}
     */
    @Transactional
    public Written<Sector> retire(String code, @Nullable String ifMatch) {
        scopes.ofCaller().requireEverywhere();
        jdbi.useHandle(SectorRules.HIERARCHY::lock);
        Written<Sector> written = registrar.change(
                SECTOR,
                code,
                ifMatch,
                entry -> entry.revise(entry.requireText().asRetired()),
                SectorRegister::published);
        Violations wrong = Violations.none();
        SectorRules.check(code, written.entry().requireText(), wrong);
        wrong.refuse();
        refuse(Map.of(code, Violations.none()));
        return written;
    }

    /**
     * Makes those that are not there, all or nothing; parents may stand anywhere in the list.
     *
     * @throws org.hengce.kit.problem.Problem 422 that names every wrong field, 409 every one that is there with other content
     */
    @Transactional
    public Added add(List<SectorText> drafts) {
        scopes.ofCaller().requireEverywhere();
        Map<String, Violations> items = EntryText.checked(
                LIST, drafts, SectorText::code, (draft, wrong) -> SectorRules.check(draft.code(), draft, wrong));
        jdbi.useHandle(SectorRules.HIERARCHY::lock);
        List<Sector> sectors = drafts.stream().map(Sector::of).toList();
        Added added = registrar.addAll(SECTOR, sectors, LIST, SectorRegister::published);
        refuse(items);
        return added;
    }

    /** What was written is looked at together with all that is there; a refusal takes it back. */
    private void refuse(Map<String, Violations> written) {
        entities.flush();
        jdbi.useHandle(due::markAll);
        Hierarchy.refuse(jdbi.withHandle(h -> SectorRules.breaches(h, written.keySet())), written);
    }

    Sector require(String code) {
        return registrar.require(SECTOR, code);
    }

    Page<Sector> list(Where where, @Nullable String limit, @Nullable String cursor) {
        return registrar.list(SECTOR, where, limit, cursor);
    }

    /** Publishes all of them again. */
    public void publishAll(int epoch) {
        registrar.publishAll(SECTOR, epoch, SectorRegister::published);
    }

    private static Publication published(Sector sector, int epoch) {
        SectorText text = sector.requireText();
        return new Publication(
                Topics.REGIONS,
                "SECTOR:" + sector.code,
                SectorV1.TYPE,
                new SectorV1(
                        epoch,
                        sector.revision,
                        sector.retired,
                        sector.code,
                        text.name(),
                        text.parent(),
                        text.classification(),
                        text.level(),
                        text.validFrom(),
                        text.validTo()));
    }
}
