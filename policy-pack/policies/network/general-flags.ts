import type { Resource } from "@platform/aws-model/resource";
import type { Value } from "@platform/aws-model/value";
import { violation, type PolicyFinding } from "../../lib/finding";

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
    {
        names: /^deletionprotection(enabled)?$/i,
        refused: OFF,
        found: "off",
        required: "deletion protection",
        productionOnly: true,
    },
    {
        names: /^skipfinalsnapshot$/i,
        refused: /^true$/i,
        found: "true",
        required: "a final snapshot",
        productionOnly: true,
    },
];
/** `{ encryptAtRest: { enabled: false } }` says the same as `{ encryptAtRest: false }`, and publicAccess has a type. */
const INNER = /^(enabled|type)$/i;
/** Tables are encrypted in any case; the switch only chooses whose key. */
const ALWAYS_ENCRYPTED = /^aws:dynamodb\/(table|globalTable):/;
const SWITCH = /^serverSideEncryption$/;

/** The findings about properties whose names tell in any type what they do. Nothing is known of what is not set. */
export function judgeFlags(resource: Resource, production: boolean): PolicyFinding[] {
    const flags = FLAGS.filter(({ productionOnly }) => production || productionOnly !== true);
    const decides = ([name]: NamedValue) => !(ALWAYS_ENCRYPTED.test(resource.type) && SWITCH.test(name));
    return resource.keys.flatMap((property) =>
        leavesOf(property, resource.inputs.at(property))
            .filter(decides)
            .flatMap(([name, value]) => {
                const text = value.text();
                if (text.state !== "known") return [];
                const flag = flags.find(({ names, refused }) => names.test(name) && refused.test(text.value));
                if (flag === undefined) return [];
                const { found, required } = flag;
                return [violation(resource, { at: value.path, found, required, fix: `change ${value.path}` })];
            }),
    );
}

type NamedValue = readonly [name: string, value: Value];

/** What stands in a value, each with the name of what it says something about. */
function leavesOf(name: string, value: Value): readonly NamedValue[] {
    const keys = value.keys();
    if (keys.length > 0) return keys.flatMap((key) => leavesOf(INNER.test(key) ? name : key, value.at(key)));
    const items = value.items();
    if (items.length !== 1 || items[0] !== value) return items.flatMap((item) => leavesOf(name, item));
    return [[name, value]];
}
