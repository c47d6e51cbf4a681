import type { Resource } from "@platform/aws-model/resource";
import type { Value } from "@platform/aws-model/value";
import { FLAGS } from "./flags-by-name";
import { violation, type PolicyFinding } from "../../lib/finding";

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
function leavesOf(name: string, given: Value): readonly NamedValue[] {
    const text = given.text();
    const value = text.state === "known" && /^\s*[{[]/.test(text.value) ? given.json() : given;
    const [keys, label] = [value.keys(), value.at("name").text()];
    // `{ name: "tls", value: "disabled" }` is `{ tls: "disabled" }` in the words of parameter groups and settings.
    if (keys.includes("value") && label.state === "known") {
        return leavesOf(label.value, value.at("value"));
    }
    if (keys.length > 0) {
        return keys.flatMap((key) => leavesOf(INNER.test(key) ? name : key, value.at(key)));
    }
    const items = value.items();
    if (items.length !== 1 || items[0] !== value) return items.flatMap((item) => leavesOf(name, item));
    return [[name, value]];
}
