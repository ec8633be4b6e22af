import COpenSSL

/// AES-256-GCM with a random 96-bit nonce in front and the 128-bit tag behind (NIST SP 800-38D).
enum AESGCM {
    private static let nonceLength = 12
    private static let tagLength = 16

    static func seal(_ plain: [UInt8], key: [UInt8], additional: [UInt8]) throws(CryptographyError) -> [UInt8] {
        let context = EVP_CIPHER_CTX_new()
        defer { EVP_CIPHER_CTX_free(context) }
        let nonce = Random.bytes(nonceLength)
        var cipher = [UInt8](repeating: 0, count: plain.count)
        var tag = [UInt8](repeating: 0, count: tagLength)
        var length: Int32 = 0
        guard EVP_EncryptInit_ex(context, EVP_aes_256_gcm(), nil, key, nonce) == 1,
            EVP_EncryptUpdate(context, nil, &length, additional, Int32(additional.count)) == 1,
            EVP_EncryptUpdate(context, &cipher, &length, plain, Int32(plain.count)) == 1,
            EVP_EncryptFinal_ex(context, nil, &length) == 1,
            EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_GCM_GET_TAG, Int32(tagLength), &tag) == 1
        else { throw CryptographyError("sealing") }
        return nonce + cipher + tag
    }

    static func open(_ sealed: [UInt8], key: [UInt8], additional: [UInt8]) throws(CryptographyError) -> [UInt8] {
        guard sealed.count >= nonceLength + tagLength else { throw CryptographyError("opening a short sealed value") }
        let context = EVP_CIPHER_CTX_new()
        defer { EVP_CIPHER_CTX_free(context) }
        let nonce = Array(sealed.prefix(nonceLength))
        let cipher = Array(sealed.dropFirst(nonceLength).dropLast(tagLength))
        var tag = Array(sealed.suffix(tagLength))
        var plain = [UInt8](repeating: 0, count: cipher.count)
        var length: Int32 = 0
        guard EVP_DecryptInit_ex(context, EVP_aes_256_gcm(), nil, key, nonce) == 1,
            EVP_DecryptUpdate(context, nil, &length, additional, Int32(additional.count)) == 1,
            EVP_DecryptUpdate(context, &plain, &length, cipher, Int32(cipher.count)) == 1,
            EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_GCM_SET_TAG, Int32(tagLength), &tag) == 1,
            EVP_DecryptFinal_ex(context, nil, &length) == 1
        else { throw CryptographyError("opening") }
        return plain
    }
}
