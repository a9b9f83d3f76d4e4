/// The look of all charts, light and dark. Each pair of colours differs in lightness too, so that a chart survives a
/// printer without colour.
enum SVGStyle {
    private struct Colours {
        let ground: String
        let text: String
        let faint: String
        let grid: String
        let certain: String
        let possible: String
        let published: String
        let layers: [String]
    }

    private static let light = Colours(
        ground: "#ffffff", text: "#1b1b1b", faint: "#5c5c5c", grid: "#dcdcdc", certain: "#0b5a9c", possible: "#b5d3ec",
        published: "#b3420a", layers: ["#0b5a9c", "#4f9bd6", "#a8cde9", "#9a9a9a", "#b3420a", "#ecd9a4"])
    private static let dark = Colours(
        ground: "#16181b", text: "#ececec", faint: "#a9a9a9", grid: "#3a3d41", certain: "#6cb6f5", possible: "#27496a",
        published: "#ffa36b", layers: ["#8cc8fa", "#3f86c4", "#1f4a72", "#7d7d7d", "#ffa36b", "#6b5d2f"])

    /// A style element whose rules apply inside the chart alone: in a page, the style of one chart is seen by all.
    static func element(id: String) -> String {
        """
        <style>
        #\(id) text{font-family:system-ui,"Noto Sans","Segoe UI","Helvetica Neue",Arial,"Noto Sans CJK SC",\
        "PingFang SC","Microsoft YaHei","WenQuanYi Micro Hei",sans-serif;font-size:12px}
        #\(id) .\(id)-title{font-size:15px;font-weight:bold}
        #\(id) .\(id)-strong{font-weight:bold}
        #\(id) path,#\(id) rect{fill:none;stroke:none}
        #\(id) .\(id)-grid{stroke-width:1}
        #\(id) .\(id)-axis{stroke-width:1.25}
        #\(id) .\(id)-line{stroke-width:2.25;stroke-linejoin:miter}
        #\(id) .\(id)-edge{stroke-width:1;stroke-dasharray:3 2}
        #\(id) .\(id)-mark{stroke-width:1.5}
        #\(id) .\(id)-halo{paint-order:stroke;stroke-width:3.5;stroke-linejoin:round}
        \(rules(id, light))
        @media screen and (prefers-color-scheme:dark){
        \(rules(id, dark))
        }
        @media print{#\(id){print-color-adjust:exact;-webkit-print-color-adjust:exact;break-inside:avoid}}
        </style>
        """
    }

    private static func rules(_ id: String, _ colours: Colours) -> String {
        let rules: [(String, String)] =
            [
                ("ground", "fill:\(colours.ground)"), ("text", "fill:\(colours.text)"),
                ("title", "fill:\(colours.text)"),
                ("strong", "fill:\(colours.text)"), ("faint", "fill:\(colours.faint)"),
                ("grid", "stroke:\(colours.grid)"), ("axis", "stroke:\(colours.faint)"),
                ("line", "stroke:\(colours.certain)"),
                ("band", "fill:\(colours.possible)"), ("edge", "stroke:\(colours.certain)"),
                ("certain", "fill:\(colours.certain)"), ("possible", "fill:\(colours.possible)"),
                ("mark", "fill:\(colours.published);stroke:\(colours.ground)"),
                ("number", "fill:\(colours.published);font-weight:bold"), ("halo", "stroke:\(colours.ground)"),
                ("seam", "stroke:\(colours.ground);stroke-width:1"),
            ] + colours.layers.enumerated().map { ("layer\($0.offset)", "fill:\($0.element)") }
        return rules.map { "#\(id) .\(id)-\($0.0){\($0.1)}" }.joined(separator: "\n")
    }
}
