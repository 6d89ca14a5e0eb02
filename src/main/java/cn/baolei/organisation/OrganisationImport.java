package cn.baolei.organisation;

import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes the tree, the posts and their holders what the files say. The files are the whole truth: what they lack ends. */
@Service
public class OrganisationImport {

    /** What became of the files of a start. */
    enum AtStart { TAKEN_OVER, SAME_AGAIN, LEFT_ALONE }

    private final OrganisationRegister register;
    private final RosterStore store;

    OrganisationImport(OrganisationRegister register, RosterStore store) {
        this.register = register;
        this.store = store;
    }

    /**
     * Applies the difference between the files and what is in force, in one transaction, from the engine's now on.
     *
     * @return what changed; empty when the files say what is already in force, and then nothing was written
     * @throws OrganisationFilesRefused with every finding when the files cannot be taken over; nothing was changed
     */
    @Transactional
    public ImportSummary importFrom(OrganisationFiles files) {
        return register.replaceBy(read(files), Map.of());
    }

    /**
     * Takes over the files of the application's start, but never undoes what has been changed since an earlier start: the same files
     * again change nothing, other files only what the last ones made.
     *
     * @throws OrganisationFilesRefused as {@link #importFrom}
     */
    @Transactional
    AtStart importAtStart(OrganisationFiles files) {
        register.lock();
        Optional<StartFiles> last = store.filesOfLastStart();
        if (last.filter(files::areThose).isPresent()) {
            return AtStart.SAME_AGAIN;
        }
        Roster wanted = read(files);
        if (last.filter(then -> then.version() != store.version()).isPresent()) {
            return AtStart.LEFT_ALONE;
        }
        register.replaceBy(wanted, Map.of());
        store.remember(new StartFiles(files.digest(), store.version()));
        return AtStart.TAKEN_OVER;
    }

    /**
     * What the files say, without taking it over.
     *
     * @throws OrganisationFilesRefused with every finding when the files cannot be taken over
     */
    public Roster read(OrganisationFiles files) {
        return new RosterReader().read(files);
    }
}
