/// The elements a page is made of. None runs anything or loads anything.
package enum HTMLTag: String, CaseIterable, Sendable {
    case html, head, body, title, style, meta
    case header, main, section, article, nav, footer, div
    case h1, h2, h3, h4, p, ul, ol, li, dl, dt, dd, pre, figure, figcaption
    case table, caption, thead, tbody, tr, th, td
    case span, b, i, small, code, sup, bdi, a, br, wbr, time

    var isVoid: Bool { self == .meta || self == .br || self == .wbr }

    /// Ends its line in the file, for whoever compares two pages.
    var endsLine: Bool {
        switch self {
        case .span, .b, .i, .small, .code, .sup, .bdi, .a, .br, .wbr, .time, .th, .td: false
        default: true
        }
    }
}
