#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// An open log, closed at the end of its life.
///
/// Opening never waits: a FIFO is opened without blocking and then refused, as are folders, sockets and devices.
struct LogDescriptor: ~Copyable {
    let path: String
    let size: Int
    let modified: Int
    let permissions: UInt16
    let identity: [UInt64]
    private let descriptor: Int32

    init(path: String) throws(LogFileError) {
        guard !path.isEmpty else { throw .noName }
        // A NUL would end the path early for the system, and another file would be read.
        guard !path.utf8.contains(0) else { throw .missing(path) }
        let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
        guard descriptor >= 0 else {
            switch errno {
            case ENOENT, ENOTDIR: throw .missing(path)
            case EACCES, EPERM: throw .unreadable(path)
            case ENXIO, ENODEV: throw .notRegular(path)
            default: throw .system(path, reason: String(cString: strerror(errno)))
            }
        }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else {
            let reason = String(cString: strerror(errno))
            close(descriptor)
            throw .system(path, reason: reason)
        }
        let kind = mode_t(status.st_mode) & mode_t(S_IFMT)
        guard kind == mode_t(S_IFREG) else {
            close(descriptor)
            throw kind == mode_t(S_IFDIR) ? .folder(path) : .notRegular(path)
        }
        self.path = path
        self.descriptor = descriptor
        size = Int(status.st_size)
        #if canImport(Darwin)
            modified = status.st_mtimespec.tv_sec
        #else
            modified = status.st_mtim.tv_sec
        #endif
        permissions = UInt16(truncatingIfNeeded: status.st_mode) & 0o666
        identity = [UInt64(truncatingIfNeeded: status.st_dev), UInt64(truncatingIfNeeded: status.st_ino)]
    }

    deinit { close(descriptor) }

    /// Opens the file a ``LogFile`` speaks of, and nothing else.
    static func opened(for file: LogFile) throws(LogFileError) -> LogDescriptor {
        let descriptor = try LogDescriptor(path: file.path)
        guard descriptor.identity == file.identity, descriptor.size >= file.size else { throw .changed(file.path) }
        return descriptor
    }

    /// Fills as much of the buffer as the file has from `offset` on; returns the number of bytes, 0 at the end.
    func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws(LogFileError) -> Int {
        var filled = 0
        while filled < buffer.count {
            let room = UnsafeMutableRawBufferPointer(rebasing: buffer[filled...])
            let count = pread(descriptor, room.baseAddress, room.count, off_t(offset + filled))
            if count == 0 { break }
            if count < 0 {
                if errno == EINTR { continue }
                throw .system(path, reason: String(cString: strerror(errno)))
            }
            filled += count
        }
        return filled
    }
}
