/// What a date names, from fine to coarse; the coarser is the greater.
///
/// An unspecified part counts as what is left: `2018-05-XX` has the precision of a month, `2018-XX-XX` of a year,
/// `201X` of a decade, `20XX` of a century.
public enum Precision: UInt8, Sendable, CaseIterable {
    case day, month, season, year, decade, century
}

extension Precision: Comparable {
    @inlinable
    public static func < (left: Precision, right: Precision) -> Bool {
        left.rawValue < right.rawValue
    }
}
