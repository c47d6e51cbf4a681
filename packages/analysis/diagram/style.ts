/** Colours of the diagram, in light and in dark. Each text is at least 4.5 times as bright as its ground, or as dark. */
const LIGHT = `
--dg-ground:#ffffff;--dg-text:#1b2430;--dg-soft:#4c5a6b;--dg-node:#ffffff;--dg-edge:#c3ccd8;--dg-focus:#0b5fff;
--dg-vpc:#f5f8fc;--dg-vpc-line:#7c93b5;--dg-zone:#fbfcfe;--dg-zone-line:#a9b6c8;
--dg-public:#e9f6ec;--dg-public-line:#5aa873;--dg-private:#e8f1fc;--dg-private-line:#6c9bd2;
--dg-isolated:#f2edfb;--dg-isolated-line:#9a82cf;--dg-cluster:#fff6e9;--dg-cluster-line:#d99a3d;
--dg-outside:#f3f4f6;--dg-outside-line:#9aa5b4;
--dg-net:#5b3fb8;--dg-app:#b05a00;--dg-store:#2f5fd0;--dg-host:#0f766e;
--dg-traffic:#0b65c2;--dg-egress:#5c6b7d;--dg-vpn:#7a3fc4;--dg-runs:#a06a10;--dg-data:#0f766e;`;

const DARK = `
--dg-ground:#12171e;--dg-text:#e8edf4;--dg-soft:#a9b5c4;--dg-node:#1d2530;--dg-edge:#465568;--dg-focus:#7db0ff;
--dg-vpc:#161e29;--dg-vpc-line:#5f7797;--dg-zone:#192231;--dg-zone-line:#4d5d73;
--dg-public:#16291d;--dg-public-line:#3f8a58;--dg-private:#152437;--dg-private-line:#4678b3;
--dg-isolated:#221c36;--dg-isolated-line:#755cb0;--dg-cluster:#2b2213;--dg-cluster-line:#a9762b;
--dg-outside:#1a2029;--dg-outside-line:#56637a;
--dg-net:#b9a5ff;--dg-app:#ffb35c;--dg-store:#8cb4ff;--dg-host:#5fd0c4;
--dg-traffic:#63aef7;--dg-egress:#97a5b6;--dg-vpn:#c39bf5;--dg-runs:#d9a650;--dg-data:#5fd0c4;`;

const RULES = `
.dg text{font-family:"Helvetica Neue",Helvetica,Arial,"Liberation Sans",sans-serif;fill:var(--dg-text)}
.dg .t{font-size:13px;font-weight:600}
.dg .n{font-size:12px;fill:var(--dg-soft)}
.dg rect{fill:var(--dg-node);stroke:var(--dg-edge);stroke-width:1}
.dg .ground{fill:var(--dg-ground);stroke:none}
.dg .icon{fill:none;stroke:var(--dg-soft);stroke-width:1.5;stroke-linecap:round;stroke-linejoin:round}
.dg .vpc rect{fill:var(--dg-vpc);stroke:var(--dg-vpc-line);stroke-width:1.5}
.dg .zone rect{fill:var(--dg-zone);stroke:var(--dg-zone-line);stroke-dasharray:6 4}
.dg .public rect{fill:var(--dg-public);stroke:var(--dg-public-line)}
.dg .private rect{fill:var(--dg-private);stroke:var(--dg-private-line)}
.dg .isolated rect{fill:var(--dg-isolated);stroke:var(--dg-isolated-line)}
.dg .cluster rect,.dg .group rect{fill:var(--dg-cluster);stroke:var(--dg-cluster-line)}
.dg .group rect{stroke-dasharray:3 3}
.dg .on-premises rect,.dg .regional rect{fill:var(--dg-outside);stroke:var(--dg-outside-line)}
.dg .vpc text{stroke:var(--dg-vpc)}
.dg .zone text{stroke:var(--dg-zone)}
.dg .public text{stroke:var(--dg-public)}
.dg .private text{stroke:var(--dg-private)}
.dg .isolated text{stroke:var(--dg-isolated)}
.dg .cluster text,.dg .group text{stroke:var(--dg-cluster)}
.dg .on-premises text,.dg .regional text{stroke:var(--dg-outside)}
.dg .internet-gateway .icon,.dg .vpn-gateway .icon,.dg .gateway .icon,.dg .nat .icon,.dg .endpoint .icon,.dg .connection .icon,.dg .customer-gateway .icon{stroke:var(--dg-net)}
.dg .balancer .icon,.dg .cdn .icon,.dg .internet .icon,.dg .identity-provider .icon{stroke:var(--dg-traffic)}
.dg .guard .icon{stroke:var(--dg-net)}
.dg .service .icon,.dg .function .icon,.dg .role .icon,.dg .account .icon{stroke:var(--dg-app)}
.dg .instance .icon,.dg .instances .icon,.dg .bastion .icon{stroke:var(--dg-host)}
.dg .database .icon,.dg .cache .icon,.dg .files .icon,.dg .bucket .icon,.dg .table .icon,.dg .registry .icon{stroke:var(--dg-store)}
.dg .header rect{fill:none;stroke:none;pointer-events:all}
.dg .header text{paint-order:stroke;stroke-width:6px;stroke-linejoin:round}
.dg .link{fill:none;stroke:var(--line);stroke-width:1.6;stroke-linejoin:round}
.dg .head{fill:var(--line);stroke:none}
.dg .traffic{--line:var(--dg-traffic)}
.dg .egress{--line:var(--dg-egress)}
.dg .vpn{--line:var(--dg-vpn)}
.dg .runs{--line:var(--dg-runs)}
.dg .data{--line:var(--dg-data)}
.dg .trust{--line:var(--dg-app)}
.dg .images{--line:var(--dg-store)}
.dg .egress .link{stroke-dasharray:6 4}
.dg .vpn .link{stroke-dasharray:10 3 2 3}
.dg .runs .link{stroke-dasharray:2 3}
.dg .data .link{stroke-width:2.2}
.dg a{text-decoration:none;cursor:pointer}
.dg a:hover rect{stroke:var(--dg-focus);stroke-width:2}
.dg a:focus-visible{outline:none}
.dg a:focus-visible rect,.dg a:target rect{stroke:var(--dg-focus);stroke-width:3}`;

/** For an SVG that stands alone: as the reader's system is, light or dark. */
export function ownStyle(): string {
    return pack(`.dg{${LIGHT}}@media (prefers-color-scheme:dark){.dg{${DARK}}}${RULES}`);
}

/** For a page that lets its reader choose. */
export function pageStyle(): string {
    const dark = inTheDark((root) => `${root} .dg{${DARK}}`);
    return pack(`.dg{${LIGHT}}${dark}${RULES}.dg .ground{fill:none}`);
}

/** Rules for readers who chose dark by data-theme at the page's root, or whose system did and they did not; never on paper. */
export function inTheDark(rules: (root: string) => string): string {
    const bySystem = `@media screen and (prefers-color-scheme:dark){${rules(":root:not([data-theme=light])")}}`;
    return `${bySystem}@media screen{${rules(":root[data-theme=dark]")}}`;
}

function pack(css: string): string {
    return css.replaceAll("\n", "");
}
