import Crypto

/// How a web server keeps the password of a partner: `{SHA}` and its SHA-1 in base64.
///
/// A password of ours is a code of 160 random bits, so that nobody finds it by trying, however
/// fast the hash is. For passwords that people choose this would be none.
///
/// - Source: RFC 2307, `{SHA}`; Apache and nginx read it in password files.
public struct LoginHash: Hashable, Sendable {
    public let text: String

    public init(of password: String) {
        let hash = Insecure.SHA1.hash(data: Array(password.utf8))
        text = "{SHA}" + base64Text(Array(hash))
    }
}
