import { z } from "zod";
import type { StackDraft } from "../shared/block/block";
import { invalid, listed, type ConfigProblem } from "../shared/block/problems";
import type { AccountConfig } from "./schema";

const settings = z.object({
    "tags-region-size": z.object({ regions: z.array(z.string()).default([]) }).default({ regions: [] }),
});

/** The policy pack would refuse each resource there, one by one. Its settings of the stack say where anything may be. */
export function* checkAllowedRegions({ regions }: AccountConfig, draft: StackDraft): Iterable<ConfigProblem> {
    const file = `policy-pack/settings/${draft.stack}.json`;
    const allowed = allowedIn(draft.readFile(file));
    for (const [index, region] of regions.entries()) {
        if (allowed !== undefined && !allowed.includes(region)) {
            const named = allowed.length === 0 ? ", which names none" : `: ${listed(allowed, "or")}`;
            yield invalid(
                ["platform:account", "regions", index],
                region,
                `a region of tags-region-size.regions in ${file}${named}`,
                "Add it there, or change it in",
            );
        }
    }
}

/** Undefined where there are no settings, as where the pack is published, or what is there is none. */
function allowedIn(content: Buffer | undefined): readonly string[] | undefined {
    if (content === undefined) {
        return undefined;
    }
    try {
        return settings.safeParse(JSON.parse(content.toString("utf8"))).data?.["tags-region-size"].regions;
    } catch {
        return undefined;
    }
}
