/** The whole style of pages without script: system fonts, the tokens they need, nothing to fetch. */
export const LITE_STYLE = `
:root{color-scheme:light dark;--paper:light-dark(#fbf7ee,#15141f);--ink:light-dark(#1b1a2b,#f4f0e6);--muted:light-dark(#56546b,#b9b5c6);--berry:light-dark(#6b1f5c,#efa8dc);--hair:light-dark(#dcd5c6,#353347)}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.5 "Atkinson Hyperlegible Next",Verdana,Arial,sans-serif;overflow-wrap:break-word}
header,main,footer{max-width:52rem;margin:0 auto;padding:1rem}
header{border-top:14px solid light-dark(#6b1f5c,#57194b)}
h1,h2,h3,.t{font-family:"Sofia Sans Extra Condensed","Arial Narrow","Roboto Condensed",sans-serif;font-stretch:condensed;line-height:1.1;margin:0}
h1{font-size:min(2.75rem,12vw)}
h2{font-size:min(1.75rem,11vw);margin-top:2rem;border-bottom:3px solid var(--ink);padding-bottom:.25rem}
h3{font-size:1.375rem}
p{margin:.25rem 0 0}
a{color:var(--berry);text-underline-offset:.2em}
:focus-visible{outline:3px solid currentColor;outline-offset:2px}
nav a,footer a{display:inline-block;padding:.625rem .75rem .625rem 0}
[aria-current]{font-weight:700;color:var(--ink)}
ol{list-style:none;margin:0;padding:0}
li{padding:.75rem 0;border-bottom:1px solid var(--hair);break-inside:avoid}
.t{font-weight:700;font-size:1.25rem;font-variant-numeric:tabular-nums}
.m{color:var(--muted)}
.s{position:absolute;left:-100vw;background:#ffd43b;color:#1b1a2b;padding:.75rem}
.s:focus{left:0}
del{color:var(--muted)}
@media print{nav,footer,.s{display:none}body{background:none;color:#000;font-size:11pt}a{color:inherit;text-decoration:none}}
`;
