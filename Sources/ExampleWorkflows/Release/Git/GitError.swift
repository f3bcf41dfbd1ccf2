/// Why git could not do what a release needs, in words that name the repository and what to do.
enum GitError: Error, Hashable, Sendable, CustomStringConvertible {
    case noName
    case notInstalled
    case tooOld(String)
    case missing(String)
    case notRepository(String)
    case insideGitFolder(String)
    case otherOwner(String)
    case unreadableName(String, key: String)
    case noCommits(String)
    case tooLong(String, command: String)
    case noIdentity(String)
    case tagExists(String)
    case moved(from: String, to: String)
    case failed(String, command: String, reason: String)

    var description: String {
        switch self {
        case .noName:
            "No repository was named. Give the path of a folder that git looks after, such as repository=."
        case .notInstalled:
            "There is no git on the search path. Install git, or put its folder into PATH."
        case .tooOld(let version):
            """
            This is git \(version); 2.31 or newer is needed, because older ones cannot be kept from running a \
            repository's own commands.
            """
        case .missing(let path):
            "There is no folder '\(path)'. Check the path; a relative one starts at the working directory."
        case .notRepository(let path):
            "'\(path)' is not in a git repository. Name a folder that git looks after, or run git init there first."
        case .insideGitFolder(let path):
            "'\(path)' is inside the .git folder. Name the folder the work is done in."
        case .otherOwner(let path):
            """
            '\(path)' belongs to another user, so git does not read it. If you trust it, allow it once with: \
            git config --global --add safe.directory '\(path)'
            """
        case .unreadableName(let path, let key):
            """
            git's configuration for '\(path)' has \(key), whose name is no UTF-8, so it cannot be kept from running. \
            Rename it, or take it out; which file has it is told by: \
            git -C '\(path)' config --show-origin --name-only --get-regexp '^(filter|hook)[.]'
            """
        case .noCommits(let path):
            "'\(path)' has no commit yet, so there is nothing to release. Commit something first."
        case .tooLong(let path, let command):
            """
            git \(command) on '\(path)' printed more than \(GitCommand.longestOutput / 1_048_576) MiB. Tag an older \
            commit with its version first, so that less history has to be read.
            """
        case .noIdentity(let path):
            """
            git does not know who tags in '\(path)'. Set user.name and user.email with git config, then run again. \
            Nothing was tagged.
            """
        case .tagExists(let tag):
            "The tag \(tag) exists by now. Nothing was tagged; run again to choose another version."
        case .moved(let from, let to):
            """
            HEAD moved from \(from.prefix(10)) to \(to.prefix(10)) meanwhile, so the notes are of another commit. \
            Nothing was tagged; run again.
            """
        case .failed(let path, let command, let reason):
            "git \(command) failed on '\(path)': \(reason)"
        }
    }
}
