import Cryptography
import Testing

@Suite struct PrimitiveTests {
    @Test func sha256() {
        // FIPS 180-4, "abc".
        let expected = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        #expect(Hex.encode(Hash.sha256(Array("abc".utf8))) == expected)
    }

    @Test func hmacSHA256() {
        // RFC 4231 test case 2.
        let mac = Hash.hmacSHA256(key: Array("Jefe".utf8), Array("what do ya want for nothing?".utf8))
        #expect(Hex.encode(mac) == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")
    }

    /// RFC 4648 section 10, without padding.
    @Test(arguments: [
        ("", "", ""), ("f", "Zg", "my"), ("fo", "Zm8", "mzxq"), ("foo", "Zm9v", "mzxw6"),
        ("foobar", "Zm9vYmFy", "mzxw6ytboi"),
    ])
    func encodings(_ plain: String, _ base64: String, _ base32: String) {
        #expect(Base64URL.encode(Array(plain.utf8)) == base64)
        #expect(Base64URL.decode(base64) == Array(plain.utf8))
        #expect(Base32.encode(Array(plain.utf8)) == base32)
    }

    @Test(arguments: ["Zg==", "Z", "Zh", "Zm+v", "Zm 9"])
    func base64URLIsStrict(_ text: String) {
        #expect(Base64URL.decode(text) == nil)
    }

    @Test func hexadecimal() {
        #expect(Hex.decode("00fF") == [0, 255])
        #expect(Hex.decode("0") == nil)
        #expect(Hex.decode("0g") == nil)
    }

    /// RFC 8032 section 7.1, test 3.
    @Test func ed25519() throws {
        let seed = try #require(Hex.decode("c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7"))
        let key = try SigningKey(seed: seed)
        #expect(Hex.encode(key.publicKey) == "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025")
        let signature = try key.sign([0xaf, 0x82])
        #expect(Hex.encode(signature).hasPrefix("6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"))
        #expect(SigningKey.verify(signature: signature, message: [0xaf, 0x82], publicKey: key.publicKey))
        #expect(!SigningKey.verify(signature: signature, message: [0xaf, 0x83], publicKey: key.publicKey))
        #expect(!SigningKey.verify(signature: [], message: [], publicKey: [1]))
    }

    @Test func comparison() {
        #expect(constantTimeEqual([1, 2], [1, 2]))
        #expect(!constantTimeEqual([1, 2], [1, 3]))
        #expect(!constantTimeEqual([1, 2], [1]))
        #expect(constantTimeEqual([], []))
    }
}

@Suite struct SealingTests {
    private let old = [UInt8](repeating: 1, count: 32)
    private let new = [UInt8](repeating: 2, count: 32)

    @Test func opensWhatItSealed() throws {
        let keys = try SealingKeys([old])
        for plain in [[], [1], [UInt8](repeating: 9, count: 5000)] {
            #expect(try keys.open(try keys.seal(plain, context: "a"), context: "a") == plain)
        }
    }

    @Test func sealsDifferentlyEachTime() throws {
        let keys = try SealingKeys([old])
        #expect(try keys.seal([1], context: "a") != keys.seal([1], context: "a"))
    }

    @Test func keysRotate() throws {
        let sealed = try SealingKeys([old]).seal([1, 2, 3], context: "a")
        #expect(try SealingKeys([new, old]).open(sealed, context: "a") == [1, 2, 3])
        #expect(throws: CryptographyError.self) { try SealingKeys([new]).open(sealed, context: "a") }
    }

    @Test func anotherPurposeDoesNotOpen() throws {
        let keys = try SealingKeys([old])
        let sealed = try keys.seal([1], context: "session-token")
        #expect(throws: CryptographyError.self) { try keys.open(sealed, context: "sign-in") }
    }

    @Test func aFlippedBitDoesNotOpen() throws {
        let keys = try SealingKeys([old])
        let sealed = try keys.seal([1, 2, 3], context: "a")
        for index in sealed.indices {
            var changed = sealed
            changed[index] ^= 1
            #expect(throws: CryptographyError.self) { try keys.open(changed, context: "a") }
        }
        #expect(throws: CryptographyError.self) { try keys.open([], context: "a") }
    }

    @Test func shortKeysAreRefused() {
        #expect(throws: CryptographyError.self) { try SealingKeys([[1]]) }
        #expect(throws: CryptographyError.self) { try SealingKeys([]) }
    }
}
