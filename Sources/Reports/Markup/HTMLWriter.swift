import Charts

/// Writes a page element by element: every element that is begun is ended, and text from a ledger is made harmless: no
/// markup, no quotes that end an attribute, nothing that reorders what stands around it.
package struct HTMLWriter: ~Copyable {
    package private(set) var bytes: [UInt8] = []

    package init() { bytes.append(contentsOf: "<!DOCTYPE html>\n".utf8) }

    package mutating func element<Failure: Error>(
        _ tag: HTMLTag, _ attributes: HTMLAttribute..., body: (inout HTMLWriter) throws(Failure) -> Void
    ) throws(Failure) {
        begin(tag, attributes)
        try body(&self)
        end(tag)
    }

    package mutating func element(_ tag: HTMLTag, _ attributes: HTMLAttribute..., text: String) {
        begin(tag, attributes)
        self.text(text)
        end(tag)
    }

    /// One without content.
    package mutating func element(_ tag: HTMLTag, _ attributes: HTMLAttribute...) {
        begin(tag, attributes)
        end(tag)
    }

    package mutating func text(_ text: String) { bytes.append(contentsOf: HTMLText.of(text).utf8) }

    /// A name or title in its own direction, whatever script surrounds it.
    package mutating func name(_ text: String, language: String?) {
        begin(.bdi, language.map { [.language($0)] } ?? [])
        self.text(text)
        end(.bdi)
    }

    /// A day, a range of days or an instant, which is broken after a `..` or a `/` at most.
    package mutating func day(_ text: String) {
        let parts = text.replacing("..", with: "..\n").replacing("/", with: "/\n").split(separator: "\n")
        for (place, part) in parts.enumerated() {
            if place > 0 { element(.wbr) }
            element(.span, .kind("day"), text: String(part))
        }
    }

    /// Rules of the program's own making, in which what comes from a ledger stands as `HTMLText.style` writes it.
    package mutating func style(_ rules: String) {
        begin(.style, [])
        bytes.append(contentsOf: rules.utf8)
        end(.style)
    }

    /// A picture as the module of charts draws it, which has made its text harmless.
    package mutating func picture(svg: String) {
        bytes.append(contentsOf: svg.utf8)
        if bytes.last != 0x0a { bytes.append(0x0a) }
    }

    private mutating func begin(_ tag: HTMLTag, _ attributes: [HTMLAttribute]) {
        bytes.append(0x3c)
        bytes.append(contentsOf: tag.rawValue.utf8)
        for attribute in attributes {
            bytes.append(0x20)
            bytes.append(contentsOf: attribute.name.utf8)
            bytes.append(contentsOf: "=\"".utf8)
            text(attribute.value)
            bytes.append(0x22)
        }
        bytes.append(0x3e)
    }

    private mutating func end(_ tag: HTMLTag) {
        if !tag.isVoid {
            bytes.append(contentsOf: "</".utf8)
            bytes.append(contentsOf: tag.rawValue.utf8)
            bytes.append(0x3e)
        }
        if tag.endsLine { bytes.append(0x0a) }
    }
}
