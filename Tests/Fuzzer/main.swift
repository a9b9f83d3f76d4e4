import FuzzTargets

// libFuzzer's own entry, for a program that has a main function (fuzzer/FuzzerInterface.h); the library is linked by
// Tools/fuzz.
@_silgen_name("LLVMFuzzerRunDriver")
func runDriver(
    _ count: UnsafeMutablePointer<CInt>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
    _ test: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

func chosen() -> FuzzTarget {
    guard CommandLine.arguments.count > 1, let target = FuzzTarget(rawValue: CommandLine.arguments[1]) else {
        fatalError("name a target: \(FuzzTarget.allCases.map(\.rawValue).joined(separator: " "))")
    }
    return target
}

let target = chosen()
unsafe CommandLine.unsafeArgv[1] = CommandLine.unsafeArgv[0]
var count = CommandLine.argc - 1
var arguments = unsafe CommandLine.unsafeArgv + 1
_ = unsafe runDriver(&count, &arguments) { start, length in
    let bytes = unsafe Array(UnsafeBufferPointer(start: start, count: length))
    do throws(Finding) {
        try target.check(bytes)
    } catch {
        fatalError("\(target.rawValue): \(error)")
    }
    return 0
}
