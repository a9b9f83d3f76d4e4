extension CertificatePage {
    static let style = """
        body{font:11pt/1.5 Georgia,"Noto Serif",serif;max-width:46em;margin:2em auto;padding:0 1em;color:#111;background:#fff}
        header{border-bottom:2px solid #111;margin-bottom:1em}
        .kind{text-transform:uppercase;letter-spacing:.12em;margin:0}
        h1{margin:.1em 0;font-size:1.9em;line-height:1.2}
        h2{font-size:1.1em;margin:1.6em 0 .3em;break-after:avoid}
        .statement{font-size:1.25em;border-left:4px solid #111;padding-left:.8em}
        table{border-collapse:collapse;width:100%;font-size:.85em}
        th,td{border-bottom:1px solid #999;text-align:left;vertical-align:top;padding:.3em .6em .3em 0}
        tr,li{break-inside:avoid}
        td:first-child,.day,.id{white-space:nowrap}
        td small{display:block}
        dl{display:grid;grid-template-columns:max-content 1fr;gap:0 .8em;margin:.2em 0}
        dt{color:#555}
        dd{margin:0;overflow-wrap:anywhere}
        code,pre{font:.85em/1.4 ui-monospace,Menlo,Consolas,monospace;overflow-wrap:anywhere}
        pre{white-space:pre-wrap;border:1px solid #999;padding:.6em}
        .url{overflow-wrap:anywhere}
        @media screen and (max-width:42em){
        body{margin:1em auto}
        thead{display:none}
        table,tbody,tr,td{display:block}
        tr{border-bottom:1px solid #999;padding:.5em 0}
        td{border:0;padding:.1em 0}
        td:first-child{font-weight:bold}
        td[data-is]:not([data-is="what it says"])::before{content:attr(data-is) ": ";color:#555}
        td br{display:none}
        td .id{display:block}
        ul,ol{padding-left:1.3em}
        }
        @page{margin:18mm}
        @media print{body{margin:0;max-width:none;font-size:10pt}pre.script{break-before:page}}
        """
}
