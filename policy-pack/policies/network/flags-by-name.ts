/** What a property of this name must not be, in whichever type and however deep. */
interface Flag {
    readonly names: RegExp;
    readonly refused: RegExp;
    readonly found: string;
    readonly required: string;
    /** A stack for trials may go as a whole. */
    readonly productionOnly?: true;
}

const OFF = /^(false|none|disabled|inactive|no)$/i;
/** What names say in every type of AWS. */
export const FLAGS: readonly Flag[] = [
    {
        names: /^((is)?publicl?yaccess(ible)?|publicaccess|endpointpublicaccess|directinternetaccess|a(ssign|ssociate)publicip(address)?|publicnetworkaccess)$/i,
        refused: /^(true|enabled|service_provided_eips)$/i,
        found: "public",
        required: "no access from the internet",
    },
    {
        names: /^(webserveraccessmode|endpointtype|networkaccesstype)$/i,
        refused: /^public(_only)?$/i,
        found: "public",
        required: "no access from the internet",
    },
    {
        names: /(^tls|(^|[a-z])(encrypt(ed|ion|atrest|intransit)?(enabled|type|mode)?|enforcehttps|requiretls|tlsenabled|sslenabled|serversideencryption))$/i,
        refused: OFF,
        found: "without encryption",
        required: "encryption",
    },
    {
        names: /^(clientbroker|transitencryption|encryptionintransit)$/i,
        refused: /plaintext|^disabled$/i,
        found: "without encryption",
        required: "TLS alone",
    },
    {
        names: /^(authori[sz]ationtype|authenticationtype|authtype|aclname)$/i,
        refused: /^(none|api_key|open-access)$/i,
        found: "open to everybody",
        required: "authentication",
    },
    { names: /^unauthenticated$/i, refused: /^true$/i, found: "open to everybody", required: "authentication" },
    { names: /^privileged(mode)?$/i, refused: /^true$/i, found: "true", required: "no rights over the host" },
    {
        names: /^(?!dest).*cidr(s|ip|ipv6|blocks?)?$/i,
        refused: /^(0\.0\.0\.0|::)\/0$/,
        found: "the whole internet",
        required: "known networks",
    },
    {
        names: /^deletionprotection(enabled)?$/i,
        refused: OFF,
        found: "off",
        required: "deletion protection",
        productionOnly: true,
    },
    {
        names: /^skipfinal(snapshot|backup)$/i,
        refused: /^true$/i,
        found: "true",
        required: "a last copy",
        productionOnly: true,
    },
];
