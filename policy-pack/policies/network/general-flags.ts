import type { Resource } from "@platform/aws-model/resource";
import type { Value } from "@platform/aws-model/value";
import { violation, type Finding } from "../../lib/finding";

/** What a property of this name must not be, in whichever type and however deep. */
interface Flag {
    readonly names: RegExp;
    readonly refused: RegExp;
    readonly found: string;
    readonly required: string;
}

const OFF = /^(false|none|disabled|inactive|no)$/i;
const FLAGS: readonly Flag[] = [
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
        names: /(^|[a-z])(encrypt(ed|ion|atrest|intransit)?(enabled|type)?|enforcehttps|requiretls|tlsenabled|sslenabled|serversideencryption)$/i,
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
        names: /^(authorizationtype|authtype)$/i,
        refused: /^none$/i,
        found: "open to everybody",
        required: "authentication",
    },
    { names: /^deletionprotection(enabled)?$/i, refused: OFF, found: "off", required: "deletion protection" },
    { names: /^skipfinalsnapshot$/i, refused: /^true$/i, found: "true", required: "a final snapshot" },
];
/** `{ encryptAtRest: { enabled: false } }` says the same as `{ encryptAtRest: false }`, and publicAccess has a type. */
const INNER = /^(enabled|type)$/i;

/** The findings about properties whose names tell in any type what they do. Nothing is known of what is not set. */
export function judgeFlags(resource: Resource): Finding[] {
    return resource.keys.flatMap((property) => visit(resource, property, resource.input(property)));
}

function visit(resource: Resource, name: string, value: Value): Finding[] {
    const keys = value.keys();
    if (keys.length > 0) return keys.flatMap((key) => visit(resource, INNER.test(key) ? name : key, value.at(key)));
    const items = value.items();
    if (items.length !== 1 || items[0] !== value) return items.flatMap((item) => visit(resource, name, item));
    const text = value.text();
    if (text.state !== "known") return [];
    const flag = FLAGS.find(({ names, refused }) => names.test(name) && refused.test(text.value));
    if (flag === undefined) return [];
    const { found, required } = flag;
    return [violation(resource, { at: value.path, found, required, fix: `change ${value.path}` })];
}
