/// How wide text becomes in a sans-serif face, estimated for a wide one, so that nothing overlaps in a narrower.
enum TextMetrics {
    /// - Parameters:
    ///   - size: of the letters, in user units.
    ///   - isBold: drawn in bold.
    static func width(_ text: String, size: Double, isBold: Bool = false) -> Double {
        text.reduce(0) { $0 + ems($1) } * size * (isBold ? 1.12 : 1)
    }

    private static func ems(_ character: Character) -> Double {
        guard let scalar = character.unicodeScalars.first else { return 0 }
        switch scalar {
        case "i", "j", "l", "I", ".", ",", ":", ";", "'", "|", " ", "(", ")", "[", "]", "/", "!", "·": return 0.4
        case "m", "w", "M", "W", "@", "%", "—", "…", "щ", "ш", "ж", "ю", "ы", "Щ", "Ш", "Ж", "Ю", "м", "ф": return 1.02
        case "A"..."Z", "А"..."Я": return 0.74
        default: return DisplayWidth.of(character) == 2 ? 1 : DisplayWidth.of(character) == 0 ? 0 : 0.64
        }
    }

    /// As much of a text as fits, ended by `…` where that is not all.
    static func fitted(_ text: String, to width: Double, size: Double, isBold: Bool = false) -> String {
        if self.width(text, size: size, isBold: isBold) <= width { return text }
        let room = width - self.width("…", size: size, isBold: isBold)
        var used = 0.0
        var kept = text.prefix { character in
            used += self.width(String(character), size: size, isBold: isBold)
            return used <= room
        }
        while kept.last == " " { kept.removeLast() }
        return kept + "…"
    }

    /// Lines of a text: broken at blanks and beside East Asian wide characters, anywhere in a word that is too long.
    ///
    /// - Parameter most: lines; what does not fit into them ends in `…`.
    static func wrapped(_ text: String, to width: Double, size: Double, isBold: Bool = false, atMost most: Int)
        -> [String]
    {
        var lines: [String] = []
        var line = ""
        var used = 0.0
        var pieces = pieces(text)[...]
        while let piece = pieces.first {
            if !line.isEmpty, lines.count == most - 1,
                used + pieces.reduce(0, { $0 + self.width($1, size: size, isBold: isBold) }) > width
            {
                // The last line takes what it can.
                line += pieces.joined()
                break
            }
            let wide = self.width(piece, size: size, isBold: isBold)
            if used + wide <= width {
                line += piece
                used += wide
                pieces.removeFirst()
            } else if line.allSatisfy({ $0 == " " }) {
                if lines.count == most - 1 {
                    line = pieces.joined()
                    break
                }
                var part = 0.0
                let head = piece.prefix { character in
                    part += self.width(String(character), size: size, isBold: isBold)
                    return part <= width
                }
                let taken = head.isEmpty ? piece.prefix(1) : head
                lines.append(String(taken))
                pieces[pieces.startIndex] = String(piece.dropFirst(taken.count))
                if pieces.first?.isEmpty == true { pieces.removeFirst() }
                line = ""
                used = 0
            } else {
                lines.append(line)
                line = ""
                used = 0
                if piece == " " { pieces.removeFirst() }
            }
        }
        if !line.isEmpty { lines.append(line) }
        return lines.map { line in
            var line = fitted(line, to: width, size: size, isBold: isBold)
            while line.last == " " { line.removeLast() }
            return line
        }
    }

    /// Words, blanks and wide characters, between which a line may end.
    private static func pieces(_ text: String) -> [String] {
        var pieces: [String] = []
        var word = ""
        for character in text {
            if character == " " || DisplayWidth.of(character) == 2 {
                if !word.isEmpty { pieces.append(word) }
                word = ""
                pieces.append(String(character))
            } else {
                word.append(character)
            }
        }
        return word.isEmpty ? pieces : pieces + [word]
    }
}
