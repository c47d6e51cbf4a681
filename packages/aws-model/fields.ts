import { Value } from "./value";

/**
 * A property some steps into a parsed JSON document, whatever the case of the names. The provider reads container
 * definitions without regard to case (`"Privileged": true` counts), so a check that went by case could be evaded. Two
 * spellings of one name next to each other are not known: nobody says which counts.
 */
export function field(document: Value, ...names: readonly string[]): Value {
    return names.reduce<Value>((value, name) => {
        const spellings = value.keys().filter((key) => key.toLowerCase() === name.toLowerCase());
        const [spelling = name, second] = spellings;
        return second === undefined ? value.at(spelling) : Value.unknown(value.at(name).path);
    }, document);
}
