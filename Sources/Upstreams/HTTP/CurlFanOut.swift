import CCurl

/// Several transfers at once on one blocking thread (curl_multi).
enum CurlFanOut {
    /// Runs all handles to their end; the outcome of each is in the order given.
    static func perform(_ handles: [UnsafeMutableRawPointer]) -> [CURLcode] {
        guard let multi = curl_multi_init() else { return handles.map { _ in CURLE_OUT_OF_MEMORY } }
        defer { curl_multi_cleanup(multi) }
        for handle in handles { curl_multi_add_handle(multi, handle) }
        defer { for handle in handles { curl_multi_remove_handle(multi, handle) } }
        var running: Int32 = 1
        while running > 0 {
            guard curl_multi_perform(multi, &running) == CURLM_OK else { break }
            if running > 0 { curl_multi_poll(multi, nil, 0, 1000, nil) }
        }
        return outcomes(of: handles, in: multi)
    }

    private static func outcomes(of handles: [UnsafeMutableRawPointer], in multi: UnsafeMutableRawPointer) -> [CURLcode]
    {
        var codes = [UnsafeMutableRawPointer: CURLcode]()
        var remaining: Int32 = 0
        while let message = curl_multi_info_read(multi, &remaining) {
            codes[message.pointee.easy_handle] = message.pointee.data.result
        }
        return handles.map { codes[$0] ?? CURLE_ABORTED_BY_CALLBACK }
    }
}
