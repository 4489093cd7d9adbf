package org.hengce.policy.references;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import org.hengce.contracts.event.Topics;
import org.hengce.contracts.reference.ReferenceV1;
import org.hengce.kit.paging.Page;
import org.hengce.kit.problem.Message;
import org.hengce.kit.regions.RegionScopes;
import org.hengce.kit.register.RegisterPages;
import org.hengce.kit.register.Registrar;
import org.hengce.kit.register.Registrar.Added;
import org.hengce.kit.register.Registrar.Kind;
import org.hengce.kit.register.Registrar.Publication;
import org.hengce.kit.register.Registrar.Written;
import org.hengce.policy.search.Words;
import org.hengce.policy.search.Words.Weight;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** Makes and changes the entries of the catalogue; every change is published whole. */
@ApplicationScoped
public class ReferenceRegister {
    private static final Kind<Reference> REFERENCE =
            new Kind<>(Reference.class, new Message("reference", "参考条目"), Reference::new, Reference::requireText);

    private static final String LIST = "references";

    @Inject
    Registrar registrar;

    @Inject
    RegionScopes scopes;

    @Inject
    EntityManager entities;

    @Inject
    Jdbi jdbi;

    @Inject
    RegisterPages pages;

    /**
     * Makes the entry or, with the ETag of what is there, replaces it.
     *
     * @throws org.hengce.kit.problem.Problem 403 for a caller whose rights are limited to regions: it belongs to all; 412, 422, 428
     */
    @Transactional
    public Written<Reference> put(String code, @Nullable String ifMatch, ReferenceText draft) {
        scopes.ofCaller().requireEverywhere();
        ReferenceRules.require(code, draft);
        ReferenceText text = draft.withCode(code);
        Written<Reference> written =
                registrar.put(REFERENCE, code, ifMatch, entry -> entry.revise(text), ReferenceRegister::published);
        keepWords(List.of(text));
        return written;
    }

    /**
     * Takes the entry out of use: what cites it can still be read. A PUT takes it up again.
     *
     * @throws org.hengce.kit.problem.Problem 404 if there is none, 428 or 412 as for a change
     */
    @Transactional
    public Written<Reference> retire(String code, @Nullable String ifMatch) {
        scopes.ofCaller().requireEverywhere();
        return registrar.change(
                REFERENCE,
                code,
                ifMatch,
                entry -> entry.revise(entry.requireText().asRetired()),
                ReferenceRegister::published);
    }

    /**
     * Makes those that are not there, all or nothing.
     *
     * @throws org.hengce.kit.problem.Problem 422 that names every wrong field, 409 every one that is there with other content
     */
    @Transactional
    public Added add(List<ReferenceText> drafts) {
        scopes.ofCaller().requireEverywhere();
        ReferenceRules.require(drafts);
        Added added = registrar.addAll(
                REFERENCE, drafts.stream().map(Reference::of).toList(), LIST, ReferenceRegister::published);
        keepWords(drafts);
        return added;
    }

    private void keepWords(List<ReferenceText> texts) {
        entities.flush();
        jdbi.useHandle(h -> {
            PreparedBatch batch = h.prepareBatch("""
                            UPDATE reference SET words = cast(:words AS tsvector)
                            WHERE code = :code AND words IS DISTINCT FROM cast(:words AS tsvector)""");
            texts.forEach(text ->
                    batch.bind("words", words(text)).bind("code", text.code()).add());
            batch.execute();
        });
    }

    private static String words(ReferenceText text) {
        Words words = Words.none()
                .and(Weight.A, text.title())
                .and(Weight.B, text.code())
                .and(Weight.B, text.documentNumber())
                .and(Weight.C, text.publisher());
        text.authors().forEach(author -> words.and(Weight.C, author));
        return words.and(Weight.D, text.text()).vector();
    }

    Reference require(String code) {
        return registrar.require(REFERENCE, code);
    }

    /** A page of those that are asked for: where there are words by relevance, else in the order of their codes. */
    Page<Reference> list(ReferenceFilter filter, @Nullable String limit, @Nullable String cursor) {
        return filter.hasWords()
                ? pages.ranked(REFERENCE, filter.where(), Words.RANK, limit, cursor)
                : pages.list(REFERENCE, filter.where(), limit, cursor);
    }

    /** Publishes all of them again. */
    public void publishAll(int epoch) {
        registrar.publishAll(REFERENCE, epoch, ReferenceRegister::published);
    }

    private static Publication published(Reference reference, int epoch) {
        ReferenceText text = reference.requireText();
        return new Publication(
                Topics.REFERENCES,
                reference.code,
                ReferenceV1.TYPE,
                new ReferenceV1(
                        epoch,
                        reference.revision,
                        reference.retired,
                        reference.code,
                        text.kind(),
                        text.title(),
                        text.text(),
                        text.authors(),
                        text.publisher(),
                        text.documentNumber(),
                        text.publishedOn(),
                        text.link(),
                        text.policies()));
    }
}
