/// What a scan does after the body has seen an item.
public enum Step: Sendable {
    case next
    case stop
}
