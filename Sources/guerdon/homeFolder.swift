import Glibc

/// The user's home folder by the environment, which is never published into.
func homeFolder() -> String? {
    guard let home = unsafe getenv("HOME") else { return nil }
    // The text belongs to the environment and is copied at once.
    return unsafe String(cString: home)
}
