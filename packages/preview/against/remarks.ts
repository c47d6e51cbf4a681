import { qualifiedTypeOf } from "@platform/aws-model/urn";
import type { Preview, ResourceRecord } from "../result";
import type { Baseline, BaselineResource, Change } from "./comparison";
import { equalValues } from "@platform/aws-model/replacement/equal";

/** What is gone from the plan because a plugin would have made it: it cannot be told from here. */
export function underRemoteComponents(
    gone: readonly BaselineResource[],
    planned: readonly ResourceRecord[],
): BaselineResource[] {
    const remote = planned.filter(({ kind }) => kind === "remote-component").map(({ type }) => `${type}$`);
    return gone.filter(({ urn }) => remote.some((type) => qualifiedTypeOf(urn).includes(type)));
}

/** Marks a creation and a deletion that an alias would turn into a rename. */
export function withRenameHints(changes: readonly Change[], preview: Preview, baseline: Baseline): Change[] {
    const before = new Map(baseline.resources.map((one) => [one.urn, one]));
    const after = new Map(preview.placeholder.resources.map((one) => [one.urn, one]));
    const deleted = changes.filter(({ kind, resource }) => kind === "delete" && resource === "custom");
    const hints = new Map<string, string>();
    for (const change of changes) {
        if (change.kind === "create" && change.resource === "custom") {
            const twins = deleted.filter(
                ({ urn, type }) =>
                    type === change.type &&
                    !hints.has(urn) &&
                    equalValues(withoutNames(before.get(urn)?.inputs), withoutNames(after.get(change.urn)?.inputs)),
            );
            const [twin] = twins;
            if (twin !== undefined && twins.length === 1) {
                hints.set(change.urn, `looks like ${twin.name} renamed; to keep that one: aliases: ["${twin.urn}"]`);
                hints.set(twin.urn, `looks as if renamed to ${change.name}`);
            }
        }
    }
    return changes.map((change) => {
        const hint = hints.get(change.urn);
        return hint === undefined ? change : { ...change, remarks: [...change.remarks, hint] };
    });
}

/** Names that follow the logical one do not tell two resources apart. */
function withoutNames(inputs: ResourceRecord["inputs"] | undefined): ResourceRecord["inputs"] {
    const { name: _name, tags: _tags, tagsAll: _all, ...rest } = inputs ?? {};
    return rest;
}
