import Glibc
import Publisher
import Sealing

/// Where the keyring is: by the command line, else by the environment; nil where neither says.
func keyringPath(_ place: SitePlace) -> String? {
    if let path = place.keyring { return path }
    guard let text = unsafe getenv("GUERDON_KEYRING") else { return nil }
    // The text belongs to the environment and is copied at once.
    let path = unsafe String(cString: text)
    return path.isEmpty ? nil : path
}

/// Reads the keyring that the command line or the environment names; nil where neither does.
///
/// - Throws: `Stop` where it is not there, not its owner's alone, or no keyring.
func readKeyring(_ place: SitePlace) throws -> Keyring? {
    guard let path = keyringPath(place) else { return nil }
    let bytes: [UInt8]
    do throws(PublishFailure) {
        bytes = try PrivateFile(path: path, outside: place.site).read(limitBytes: 4_096)
    } catch {
        if error.isMissing {
            throw Stop(status: 1, "there is no keyring \(path); guerdon keys new makes one")
        }
        throw Stop(error)
    }
    do throws(Keyring.Fault) {
        return try Keyring(bytes)
    } catch {
        switch error {
        case .unknownVersion:
            throw Stop(status: 1, "\(path) is no keyring that this version reads")
        case .strangeLine(let line):
            throw Stop(
                status: 1,
                "\(path) is not as guerdon wrote it, at line \(line); restore its backup"
            )
        }
    }
}

/// Saves a keyring, as a new one or with the head of a further closing.
///
/// - Throws: `Stop` where its place is unsafe, or the machine refuses.
func saveKeyring(
    _ keyring: Keyring,
    to path: String,
    _ saving: FileSystem.Saving,
    outside site: String
) throws {
    try publishing { () throws(PublishFailure) in
        try PrivateFile(path: path, outside: site).save(keyring.bytes, saving)
    }
}
