import type { Problem } from "../../problem";
import type { JudgedResource } from "../../judged-resource";
import { rule, type RuleCheck, type Rule } from "../../rule";
import { NAME_SPECS, type NameSpec } from "./specs";

/** A hyphen and seven hexadecimal digits. */
const RANDOM = 7;

/** Names that the program gives, and those that the provider would make of the logical name. */
export const nameRules: readonly Rule[] = NAME_SPECS.flatMap((spec) => rule(spec.types, nameCheck(spec)));

function nameCheck(spec: NameSpec): RuleCheck {
    return (resource) => {
        const property = spec.property ?? "name";
        const name = resource.get(property);
        const prefix = resource.get(`${property}Prefix`);
        if (!name.absent) {
            return name.asString === undefined || name.asString.startsWith("arn:")
                ? []
                : givenName(resource, property, spec);
        }
        if (!prefix.absent) {
            return prefixProblems(resource, `${property}Prefix`, spec);
        }
        return spec.automatic === "none" ? [] : automaticName(resource, property, spec);
    };
}

function* givenName(resource: JudgedResource, property: string, spec: NameSpec): Generator<Problem> {
    const at = resource.get(property);
    const name = at.asString ?? "";
    const { min = 1, max } = spec;
    if (name.length < min || name.length > max) {
        const message = `${at.secret ? "" : `is ${name.length} characters long: `}must be ${min} to ${max} characters`;
        yield { code: "name-length", at, message, fix: name.length > max ? "shorten it" : "lengthen it" };
    }
    if (!spec.form.pattern.test(name)) {
        yield { code: "name-form", at, message: `must consist of ${spec.form.words}`, fix: "rename it" };
    }
}

function* prefixProblems(resource: JudgedResource, property: string, spec: NameSpec): Generator<Problem> {
    const at = resource.get(property);
    const length = at.asString?.length ?? 0;
    if (spec.maxPrefix !== undefined && length > spec.maxPrefix) {
        yield {
            code: "name-length",
            at,
            message: `is ${length} characters long: must be at most ${spec.maxPrefix}, since the provider appends to it`,
            fix: "shorten it",
        };
    }
}

function* automaticName(resource: JudgedResource, property: string, spec: NameSpec): Generator<Problem> {
    const at = resource.get(property);
    const logical = spec.automatic === "lowercase" ? resource.name.toLowerCase() : resource.name;
    const hyphen = spec.automatic === "joined" ? "" : "-";
    const fifo =
        resource.get("fifoQueue").asBoolean === true || resource.get("fifoTopic").asBoolean === true ? ".fifo" : "";
    const extra = hyphen.length + RANDOM + fifo.length;
    const name = `${logical}${hyphen}${"0".repeat(RANDOM)}${fifo}`;
    const max = spec.maxAutomatic ?? spec.max;
    if (name.length > max) {
        yield {
            code: "automatic-name-length",
            at,
            message: `would be ${name.length} characters long: the logical name and ${extra} more; must be at most ${max}`,
            fix: `shorten the logical name to ${max - extra} characters, or give ${property}`,
        };
    }
    if (!spec.form.pattern.test(name)) {
        yield {
            code: "automatic-name-form",
            at,
            message: `would be made of the logical name "${resource.name}": must consist of ${spec.form.words}`,
            fix: `change the logical name, or give ${property}`,
        };
    }
}
