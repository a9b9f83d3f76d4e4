/// Places that labels have taken, so that none is written over another.
struct LabelBoxes {
    struct Box {
        let left: Double
        let top: Double
        let right: Double
        let bottom: Double
    }

    private var taken: [Box] = []

    mutating func take(_ box: Box) { taken.append(box) }

    /// - Returns: whether it was free, and is taken now.
    mutating func takeIfFree(_ box: Box) -> Bool {
        for other in taken
        where box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom {
            return false
        }
        taken.append(box)
        return true
    }
}
