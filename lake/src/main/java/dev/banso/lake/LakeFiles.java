package dev.banso.lake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/// Where the files of a lake lie, and how they come there, are opened, and go. Mixed files lie in the lake's folder whatever
/// becomes of the others. Paths are those of the list of files.
interface LakeFiles extends FileSource {
    /// What stands before the path of a settled file where others name it.
    String location();

    /// Returns where files may be stored at the location.
    ///
    /// @throws IOException where it cannot be reached, or is another's
    void claim() throws IOException;

    /// Whether others find a settled file at [#location].
    boolean isInPlace(String path);

    /// Stores complete files, durable when this returns. Where it fails, some may be there.
    ///
    /// @param complete files on this machine's disk by the paths that they get; they may be moved
    void store(Map<String, Path> complete) throws IOException;

    /// Whether reading or deleting a file asks a network, for which nothing else should have to wait.
    boolean isFar(String path);

    /// Deletes a file wherever it is; nothing happens where there is none.
    void delete(String path) throws IOException;

    /// The paths of all files in the folder, those included that the list of files does not have.
    List<String> near() throws IOException;

    /// The same of files that lie elsewhere.
    List<String> far() throws IOException;

    /// Copies in the folder's neighbourhood of files that lie elsewhere.
    List<Path> copies() throws IOException;

    /// Brings files to where they belong, as long as there is time.
    ///
    /// @param settled paths of all settled and kept files
    /// @param unread runs a quick action unless somebody is reading a file
    void bringHome(Collection<String> settled, Unread unread, BooleanSupplier hasTime) throws IOException;

    /// Keeps a file from being opened while something is done to it.
    interface Unread {
        /// @return false where somebody is reading it, and nothing was done
        boolean run(String path, InParallel.Action action) throws IOException;
    }
}
