package org.hengce.indicator.regions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import org.hengce.contracts.event.Topics;
import org.hengce.contracts.indicator.RegionV1;
import org.hengce.indicator.EntryText;
import org.hengce.indicator.Hierarchy;
import org.hengce.indicator.Violations;
import org.hengce.indicator.disclosure.DisclosureDue;
import org.hengce.kit.paging.Page;
import org.hengce.kit.problem.Message;
import org.hengce.kit.register.Registrar;
import org.hengce.kit.register.Registrar.Added;
import org.hengce.kit.register.Registrar.Kind;
import org.hengce.kit.register.Registrar.Publication;
import org.hengce.kit.register.Registrar.Written;
import org.hengce.kit.register.Where;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Makes and changes regions; every change is published whole. */
@ApplicationScoped
public class RegionRegister {
    private static final Kind<Region> REGION =
            new Kind<>(Region.class, new Message("region", "地区"), Region::new, Region::requireText);

    private static final String LIST = "regions";

    @Inject
    Registrar registrar;

    @Inject
    RegionRights rights;

    @Inject
    EntityManager entities;

    @Inject
    Jdbi jdbi;

    @Inject
    DisclosureDue due;

    /**
     * Makes the region or, with the ETag of what is there, replaces it.
     *
     * @throws org.hengce.kit.problem.Problem 403 if the caller's rights are limited to others; 422 that names what is wrong
     */
    @Transactional
    public Written<Region> put(String code, @Nullable String ifMatch, RegionText draft) {
        Violations wrong = Violations.none();
        EntryText.sameCode(code, draft.code(), wrong);
        RegionRules.check(code, draft, wrong);
        wrong.refuse();
        RegionText text = draft.stored(code);
        jdbi.useHandle(RegionRules.HIERARCHY::lock);
        rights.require(code, text.parent());
        Written<Region> written =
                registrar.put(REGION, code, ifMatch, entry -> entry.revise(text), RegionRegister::published);
        refuse(Map.of(code, Violations.none()));
        return written;
    }

    /**
     * Takes the region out of use: no new observations, all that exists stays readable. A PUT takes it up again.
     *
     * @throws org.hengce.kit.problem.Problem 404 if there is none, 403 if it is not the caller's, 428 or 412 as for a change,
     *     422 while others in use lie below it
     */
    @Transactional
    public Written<Region> retire(String code, @Nullable String ifMatch) {
        jdbi.useHandle(RegionRules.HIERARCHY::lock);
        rights.requireOwn(code);
        Written<Region> written = registrar.change(
                REGION,
                code,
                ifMatch,
                entry -> entry.revise(entry.requireText().asRetired()),
                RegionRegister::published);
        refuse(Map.of(code, Violations.none()));
        return written;
    }

    /**
     * Makes those that are not there, all or nothing; parents and neighbours may stand anywhere in the list.
     *
     * @throws org.hengce.kit.problem.Problem 422 that names every wrong field, 403 every region that is not the caller's, 409
     *     every one that is there with other content
     */
    @Transactional
    public Added add(List<RegionText> drafts) {
        Map<String, Violations> items = EntryText.checked(
                LIST, drafts, RegionText::code, (draft, wrong) -> RegionRules.check(draft.code(), draft, wrong));
        jdbi.useHandle(RegionRules.HIERARCHY::lock);
        rights.require(drafts, LIST);
        List<Region> regions = drafts.stream().map(Region::of).toList();
        Added added = registrar.addAll(REGION, regions, LIST, RegionRegister::published);
        refuse(items);
        return added;
    }

    /** What was written is looked at together with all that is there; a refusal takes it back. */
    private void refuse(Map<String, Violations> written) {
        entities.flush();
        jdbi.useHandle(due::markAll);
        Hierarchy.refuse(jdbi.withHandle(h -> RegionRules.breaches(h, written.keySet())), written);
    }

    Region require(String code) {
        return registrar.require(REGION, code);
    }

    Page<Region> list(Where where, @Nullable String limit, @Nullable String cursor) {
        return registrar.list(REGION, where, limit, cursor);
    }

    /** Publishes all of them again. */
    public void publishAll(int epoch) {
        registrar.publishAll(REGION, epoch, RegionRegister::published);
    }

    private static Publication published(Region region, int epoch) {
        RegionText text = region.requireText();
        return new Publication(
                Topics.REGIONS,
                "REGION:" + region.code,
                RegionV1.TYPE,
                new RegionV1(
                        epoch,
                        region.revision,
                        region.retired,
                        region.code,
                        text.name(),
                        text.level(),
                        text.parent(),
                        text.validFrom(),
                        text.validTo(),
                        text.neighbourCodes()));
    }
}
