import Crypto

/// A signature of Ed25519.
public struct Signature: Hashable, Sendable {
    /// 64 of them.
    public let bytes: [UInt8]

    /// Takes a signature's bytes; nil unless there are 64.
    public init?(bytes: [UInt8]) {
        guard bytes.count == 64 else { return nil }
        self.bytes = bytes
    }
}

/// By what a signature is proved: everybody may know it.
public struct PublicKey: Hashable, Sendable {
    /// 32 of them.
    public let bytes: [UInt8]

    /// Takes a key's bytes; nil unless there are 32.
    public init?(bytes: [UInt8]) {
        guard bytes.count == 32 else { return nil }
        self.bytes = bytes
    }

    /// Whether the key's owner signed the message.
    ///
    /// - Source: RFC 8032; a key that is no point of the curve has signed nothing.
    public func hasSigned(_ message: [UInt8], as signature: Signature) -> Bool {
        do {
            let key = try Curve25519.Signing.PublicKey(rawRepresentation: bytes)
            return key.isValidSignature(signature.bytes, for: message)
        } catch {
            return false
        }
    }
}

/// What signs: its owner's alone.
public struct SigningKey: Hashable, Sendable {
    let seed: Secret
    public let publicKey: PublicKey

    /// Makes the key of a seed of 32 bytes.
    ///
    /// - Source: RFC 8032.
    public init(seed: Secret) {
        self.seed = seed
        guard
            let publicKey = PublicKey(
                bytes: Array(SigningKey.key(seed).publicKey.rawRepresentation)
            )
        else { preconditionFailure("A public key has 32 bytes.") }
        self.publicKey = publicKey
    }

    /// Signs a message.
    public func sign(_ message: [UInt8]) -> Signature {
        let bytes: [UInt8]
        do {
            bytes = Array(try SigningKey.key(seed).signature(for: message))
        } catch {
            preconditionFailure("A key of 32 bytes signs every message: \(error)")
        }
        guard let signature = Signature(bytes: bytes) else {
            preconditionFailure("A signature has 64 bytes.")
        }
        return signature
    }

    private static func key(_ seed: Secret) -> Curve25519.Signing.PrivateKey {
        do {
            return try Curve25519.Signing.PrivateKey(rawRepresentation: seed.bytes)
        } catch {
            preconditionFailure("All 32 bytes make a seed: \(error)")
        }
    }
}

extension SigningKey: CustomStringConvertible {
    public var description: String { "a signing key" }
}
