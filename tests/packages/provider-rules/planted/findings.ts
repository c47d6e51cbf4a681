import type { Finding } from "@platform/aws-model/finding";
import type { ProviderResource } from "@platform/provider-rules/index";
import { check, type Edit } from "../fixtures/build";
import { PROGRAM } from "../fixtures/program";

interface Planted {
    readonly program: readonly ProviderResource[];
    readonly findings: readonly Finding[];
}

const kept = new Map<Edit, Planted>();

/** The sound program with a mistake, and what is said of it: judged once for all tests of a process. */
export function planted(edit: Edit): Planted {
    let found = kept.get(edit);
    if (found === undefined) {
        const program = edit(PROGRAM);
        found = { program, findings: check(program) };
        kept.set(edit, found);
    }
    return found;
}
