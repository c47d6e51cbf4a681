import type * as pulumi from "@pulumi/pulumi";
import { slug } from "../shared/slug";
import { OutsideCheck, type OutsideCheckArgs } from "./outside-check";
import type { OutsideCheckPlan } from "./plan";

type OwningBlock = "services" | "ec2Apps" | "functions" | "redirects" | "sites";

/** The checks of a plan, `outside-<host>`: each is made after what answers for its host, which it would else find missing. */
export function createOutsideChecks(
    checks: readonly OutsideCheckPlan[],
    args: {
        /** What all of them are handed; not asked for where there is no check. */
        readonly shared: () => Pick<OutsideCheckArgs, "scope" | "topics">;
        /** Entries of blocks that have hosts, by the key of the block. */
        readonly owners: Readonly<Record<OwningBlock, Readonly<Record<string, pulumi.Resource>>>>;
    },
): void {
    const owners: Readonly<Record<string, Readonly<Record<string, pulumi.Resource>>>> = args.owners;
    for (const check of checks) {
        const [block = "", key = ""] = check.owner.split(".");
        const owner = owners[block]?.[key];
        const opts = owner === undefined ? {} : { dependsOn: owner };
        new OutsideCheck(`outside-${slug(check.host)}`, { ...args.shared(), check }, opts);
    }
}
