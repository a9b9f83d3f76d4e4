/// How the page looks: on a screen, light and dark, down to the width of a telephone; on A4 paper with running headings.
enum ReportStyle {
    static func rules(heading: String, day: String, foot: String, _ language: ReportLanguage) -> String {
        screen + paper
            + """
            @page{size:A4;margin:22mm 18mm 20mm;
            @top-left{content:\(HTMLText.style(heading));font:8pt \(fonts(language));color:#555}
            @top-right{content:\(HTMLText.style(day));font:8pt \(fonts(language));color:#555}
            @bottom-left{content:\(HTMLText.style(foot));font:8pt \(fonts(language));color:#555}
            @bottom-right{content:counter(page) " / " counter(pages);font:8pt \(fonts(language));color:#555}}
            body{font-family:\(fonts(language))}

            """
    }

    private static func fonts(_ language: ReportLanguage) -> String {
        switch language {
        case .english, .russian:
            "\"Source Sans 3\",\"Noto Sans\",\"Segoe UI\",\"Helvetica Neue\",Arial,\"Noto Sans CJK SC\",sans-serif"
        case .chinese:
            "\"Noto Sans CJK SC\",\"Source Han Sans SC\",\"PingFang SC\",\"Microsoft YaHei\",\"WenQuanYi Micro Hei\","
                + "sans-serif"
        }
    }

    private static let screen = """

        :root{color-scheme:light dark;--ink:#1b1f24;--soft:#57606a;--line:#d0d7de;--page:#fff;--panel:#f4f6f8;--mark:#0b5c8a;
        --open:#8a4b00;--new:#1a6b3c}
        @media (prefers-color-scheme:dark){:root{--ink:#e6e9ed;--soft:#a2abb5;--line:#3a424c;--page:#16181b;--panel:#1f2327;
        --mark:#7cc0ea;--open:#e8b062;--new:#7fd6a0}}
        *{box-sizing:border-box}
        body{font-size:16px;line-height:1.5;max-width:56rem;margin:0 auto;padding:2rem 1.25rem 4rem;color:var(--ink);
        background:var(--page);overflow-wrap:break-word}
        header{border-bottom:3px solid var(--mark);padding-bottom:1rem}
        .kind{margin:0;color:var(--mark);font-weight:600;letter-spacing:.03em}
        h1{font-size:2rem;line-height:1.2;margin:.2rem 0 .4rem}
        .names{color:var(--soft);margin:.2rem 0}
        .asof{font-size:1.15rem;margin:.8rem 0 0}
        header p{margin:.2rem 0}
        h2{font-size:1.35rem;margin:2.6rem 0 .6rem;padding-bottom:.25rem;border-bottom:1px solid var(--line)}
        h3{font-size:1.02rem;margin:1.2rem 0 .4rem;line-height:1.35}
        a{color:var(--mark)}
        nav ol{columns:2;column-gap:2rem;padding-left:1.6rem;font-size:.93rem;margin:1.2rem 0}
        nav a{text-decoration:none}
        .note,.none,.meta,.original,.more{color:var(--soft)}
        .note{font-size:.93rem;max-width:46rem}
        .tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(9rem,1fr));gap:.8rem;margin:1rem 0}
        .tile{background:var(--panel);border:1px solid var(--line);border-radius:.4rem;padding:.8rem 1rem}
        .tile p{margin:0}
        .figure{font-size:2.2rem;font-weight:700;line-height:1.1;font-variant-numeric:tabular-nums}
        .unit{font-weight:600}
        .more{font-size:.86rem}
        figure{margin:1rem 0}
        figure svg{max-width:100%;height:auto}
        .scroll{overflow-x:auto}
        table{border-collapse:collapse;width:100%;font-size:.93rem}
        th,td{text-align:left;vertical-align:top;padding:.4rem .8rem .4rem 0;border-bottom:1px solid var(--line)}
        thead th{border-bottom:2px solid var(--line);color:var(--soft);font-weight:600}
        tbody th{font-weight:400}
        .n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
        td.n:first-child,th.n:first-child{width:4rem}
        table.narrow{width:auto;min-width:22rem}
        .group th,.group td{font-weight:600;background:var(--panel);padding-left:.5rem}
        .group td{padding-left:0}
        .inner{padding-left:1.4rem}
        .members td:first-child{width:52%}
        .original{display:block;font-size:.86rem}
        .badge{font-size:.75rem;font-weight:500;border:1px solid var(--line);border-radius:.7rem;padding:.02rem .5rem;
        color:var(--soft);white-space:nowrap;display:inline-block}
        .status{border-color:var(--mark);color:var(--mark)}
        .open{border-color:var(--open);color:var(--open)}
        .new{border-color:var(--new);color:var(--new)}
        .differs{color:var(--open);font-weight:600}
        sup{font-size:.7rem;line-height:0;margin-left:.15em}
        sup a{text-decoration:none}
        article{display:grid;grid-template-columns:10.5rem 1fr;gap:0 1.2rem;border-bottom:1px solid var(--line);
        padding:.7rem 0}
        article h3,article p,article ul{margin:0}
        article ul{padding-left:1.1rem}
        article .day{color:var(--soft);font-size:.93rem}
        article h3 .original{font-weight:400}
        ul.plain{padding-left:1.1rem}
        .sources{padding-left:2.2rem;font-size:.86rem}
        .sources li{margin:.35rem 0}
        bdi,.url,code,pre{overflow-wrap:anywhere}
        code,pre{font:.86em/1.45 ui-monospace,Menlo,Consolas,"DejaVu Sans Mono",monospace}
        pre{white-space:pre-wrap;background:var(--panel);border:1px solid var(--line);border-radius:.3rem;padding:.7rem;
        margin:.4rem 0}
        dl{display:grid;grid-template-columns:auto 1fr;gap:.2rem 1.2rem}
        dt{color:var(--soft)}
        dd{margin:0}
        @media (max-width:40rem){body{padding:1.2rem .9rem 3rem;font-size:15px}
        h1{font-size:1.5rem}nav ol{columns:1}.tiles{grid-template-columns:1fr 1fr}
        article{grid-template-columns:1fr}article .day{font-size:.86rem}
        table.narrow{width:100%;min-width:0}th,td{padding-right:.5rem}dl{grid-template-columns:1fr}dd{margin-bottom:.4rem}}

        """

    private static let paper = """
        @media print{:root{color-scheme:light;--ink:#000;--soft:#444;--line:#bbb;--page:#fff;--panel:#f3f3f3;--mark:#0b4a6f;
        --open:#6b3a00;--new:#14532d}
        html{font-size:11.5px}body{font-size:9.5pt;max-width:none;margin:0;padding:0;-webkit-print-color-adjust:exact;print-color-adjust:exact}
        h1{font-size:20pt}h2{margin-top:2rem;break-after:avoid}table,.note,article .day{font-size:9pt}.sources{font-size:8pt}h3,h2+.note{break-after:avoid}
        h2+.note{break-before:avoid}
        tr,li,article,.tile,.note,pre,dl,figure{break-inside:avoid}
        thead{display:table-header-group}
        .scroll{overflow:visible}figure svg{max-height:68mm;width:auto}
        .scroll:has(.regions){columns:2;column-gap:8mm}table.narrow{min-width:0;width:100%}
        .scroll:has(.narrow):not(:has(.regions)){width:50%}th,td{padding-top:.28rem;padding-bottom:.28rem}
        .tiles{grid-template-columns:repeat(5,1fr);gap:.4rem}.tile{padding:.5rem .6rem}.figure{font-size:18pt}
        #members{break-before:page}#verification{break-inside:avoid}
        a{color:inherit;text-decoration:none}p{orphans:3;widows:3}}

        """
}
