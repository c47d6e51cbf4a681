import { z } from "zod";
import type { PartOf, StackBlock } from "../components/shared/block/block";
import { blocks } from "./blocks";

type Block = (typeof blocks)[number];

/** A stack's configuration with every default filled in. */
export type StackConfig = { readonly deletionProtection: boolean; readonly keepForRebuild: boolean } & {
    readonly [K in Block["key"]]: PartOf<Extract<Block, { readonly key: K }>>;
};

/** The CLI writes every value that stands alone under its key as text: after `stack init`, true is "true". */
const onOff = (standard: boolean) =>
    z
        .union([z.boolean(), z.enum(["true", "false"])], { error: "allowed: true or false" })
        .default(standard)
        .transform((value) => value === true || value === "true");

/** Everything under `platform:` in a stack file. A part of the platform exists because its block does. */
export const stackSchema = z.strictObject({
    deletionProtection: onOff(true).describe(
        "Whether what is hard to bring back (load balancers, addresses, zones, keys) is protected from deletion.",
    ),
    keepForRebuild: onOff(false).describe(
        "Whether what others point at is protected though `deletionProtection` is off: zones, NAT addresses, VPN connections, and the keys of services' secrets and of databases. `pulumi destroy --exclude-protected` keeps it for the next `pulumi up`.",
    ),
    ...Object.fromEntries(
        blocks.map((block: StackBlock) => [
            block.key,
            isObject(block) ? block.schema.default({}) : block.schema.optional(),
        ]),
    ),
});

/** Whether a block's entries stand and fall alone. */
export function isObject(block: StackBlock): block is StackBlock<string, z.ZodRecord> {
    return block.schema instanceof z.ZodRecord;
}
