import { readdirSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import type { Kind } from "../facets/kind";
import { canonicalType } from "../tokens";

const load = createRequire(__filename);

/** The files of kinds by their service: `rds` has `rds-instance.ts` and others. A kind is there because its file is. */
const filesByService = new Map<string, string[]>();
for (const file of readdirSync(__dirname)) {
    const [service, rest] = file.split("-", 2);
    if (service === undefined || rest === undefined || !file.endsWith(".ts")) continue;
    filesByService.set(service, [...(filesByService.get(service) ?? []), path.join(__dirname, file)]);
}

const loaded = new Map<string, ReadonlyMap<string, Kind>>();
/** By token: whoever reads a stack asks for the same few types for each of its resources. */
const found = new Map<string, { readonly of: Kind | undefined }>();

/** What is known of a type; undefined for one that no kind names. Only the files of its service are loaded. */
export function kindOf(token: string): Kind | undefined {
    let kind = found.get(token);
    if (kind === undefined) {
        const [, module = ""] = canonicalType(token).split(/[:/]/, 2);
        found.set(token, (kind = { of: kindsOf(module).get(token) }));
    }
    return kind.of;
}

/** Every kind, in the order of the files' names. */
export function allKinds(): readonly Kind[] {
    return [...filesByService.keys()].flatMap((service) => [...new Set(kindsOf(service).values())]);
}

/** The kinds of a service by their tokens. */
function kindsOf(service: string): ReadonlyMap<string, Kind> {
    let kinds = loaded.get(service);
    if (kinds === undefined) {
        const files = (filesByService.get(service) ?? []).map((file) => load(file) as Readonly<Record<string, Kind>>);
        const all = files.flatMap((file) => Object.values(file));
        kinds = new Map(all.flatMap((kind) => kind.tokens.map((token) => [token, kind] as const)));
        loaded.set(service, kinds);
    }
    return kinds;
}
