import type { PackageFiles } from "../../schema/package-files";
import type { TypeKnowledge } from "../../schema/type-knowledge";
import type { Facts } from "../facts";
import { amendedRanges, isVolatile } from "./amendments";
import { certainFacts, collect } from "./collect";
import { alsoDocumented, confirms, documentation } from "./documentation";
import type { ProviderRefusal } from "./refusal";
import { memberFor, propertyPath } from "./translate";

type Draft = { -readonly [Kind in keyof Facts]: unknown };

/** The facts of one type, under the package's own names. Arguments that the package does not have are left out. */
export function generatedFacts(
    type: string,
    { wrong, cased }: { readonly wrong: readonly ProviderRefusal[]; readonly cased: readonly ProviderRefusal[] },
    knowledge: TypeKnowledge,
    files: PackageFiles,
): Facts {
    const members = knowledge.resource(type)?.inputs ?? {};
    const { arguments: found, exclusive } = collect(wrong);
    const facts: Draft = {};
    const put = (kind: keyof Facts, path: string, fact: unknown): void => {
        facts[kind] = { ...(facts[kind] as object | undefined), [path]: fact };
    };
    const cases = new Set(cased.filter(({ fact }) => fact.kind === "values").map(({ path }) => path));
    const name = (kind: "arn" | "json" | "account" | "time" | "anyCase", path: string): void => {
        facts[kind] = [...((facts[kind] as string[] | undefined) ?? []), path];
    };
    for (const [providerPath, kinds] of [...found].sort(([a], [b]) => (a < b ? -1 : 1))) {
        const path = propertyPath(providerPath, members, knowledge);
        if (path === undefined) {
            continue;
        }
        const sure = certainFacts(kinds);
        if (sure.values !== undefined) {
            const comment = documentation(files, type, path);
            const known = [...sure.values, ...alsoDocumented(comment, sure.values)];
            const confirmed = confirms(comment, sure.values);
            if (confirmed || !isVolatile(path)) {
                put(confirmed ? "values" : "unconfirmed", path, known);
                if (!cases.has(providerPath) && known.some((value) => /[a-z]/i.test(String(value)))) {
                    name("anyCase", path);
                }
            }
        }
        for (const kind of ["range", "length", "pattern"] as const) {
            if (sure[kind] !== undefined) {
                put(kind, path, sure[kind]);
            }
        }
        for (const kind of ["arn", "json", "account", "time"] as const) {
            if (sure[kind] === true) {
                name(kind, path);
            }
        }
    }
    const named = exclusive.map((names) => names.flatMap((given) => memberFor(given, members) ?? []));
    const sets = named.map((names) => [...new Set(names)].sort());
    const real = sets.filter((names) => names.length > 1);
    const { range, ...rest } = facts as Facts;
    return {
        ...rest,
        ...(range === undefined ? {} : { range: amendedRanges(type, range) }),
        ...(real.length === 0 ? {} : { exclusive: [...merged(real)].sort((a, b) => (a.join() < b.join() ? -1 : 1)) }),
    };
}

/** Without the sets that are part of another one. */
function merged(sets: readonly (readonly string[])[]): readonly (readonly string[])[] {
    return sets.filter(
        (set, index) =>
            !sets.some(
                (other, at) =>
                    at !== index &&
                    set.every((name) => other.includes(name)) &&
                    (other.length > set.length || at < index),
            ),
    );
}
