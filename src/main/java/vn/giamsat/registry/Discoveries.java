package vn.giamsat.registry;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import vn.giamsat.access.AuditNotes;
import vn.giamsat.access.Viewer;
import vn.giamsat.probe.Discoverer;
import vn.giamsat.probe.Discovery;
import vn.giamsat.shared.ErrorCode;
import vn.giamsat.shared.Ids;
import vn.giamsat.shared.Problem;

/// Asks devices which streams they have, for who registers cameras. Nothing of it is stored but in
/// the audit: that it was asked, before it begins, and what it came to, before it is answered.
/// Drafts come in validated. Event loop.
@ApplicationScoped
public class Discoveries {
    private static final String EVERYTHING = "FOUND";

    private final Discoverer discoverer;
    private final AuditNotes notes;

    Discoveries(Discoverer discoverer, AuditNotes notes) {
        this.discoverer = discoverer;
        this.notes = notes;
    }

    /// A device that cannot be asked, or not for everything, is an answer with a reason.
    ///
    /// @throws Problem NOT_FOUND for a facility whose cameras the viewer may not edit,
    ///     INVALID_INPUT
    public Uni<Discovery> discover(DiscoveryDraft draft, Viewer viewer) {
        var target = draft.target();
        var id = Ids.fresh();
        return notes.discovering(id, draft.facilityId(), target.host(), viewer)
                .invoke(Discoveries::demandKnown)
                .chain(() -> discoverer.discover(target))
                .call(found -> notes.discovered(id, draft.facilityId(), outcome(found), viewer));
    }

    private static void demandKnown(boolean facility) {
        if (!facility) {
            throw new Problem(ErrorCode.NOT_FOUND);
        }
    }

    private static String outcome(Discovery found) {
        return found.reason() == null ? EVERYTHING : found.reason().name();
    }
}
