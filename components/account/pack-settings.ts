import { z } from "zod";
import type { StackDraft } from "../shared/block/block";
import { invalid, listed, type ConfigProblem } from "../shared/block/problems";
import type { AccountConfig } from "./schema";

const packSettings = z.object({
    "tags-region-size": z.object({ regions: z.array(z.string()).default([]) }).default({ regions: [] }),
    "baseline-complete": z.object({ leftOut: z.array(z.string()).default([]) }).default({ leftOut: [] }),
});

/** The policy pack would refuse each resource there, one by one. Its settings of the stack say where anything may be. */
export function* checkAllowedRegions({ regions }: AccountConfig, draft: StackDraft): Iterable<ConfigProblem> {
    const file = settingsFile(draft);
    const allowed = settingsIn(draft.readFile(file))?.["tags-region-size"].regions;
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

/** The policy pack asks for every part but those that its settings leave out, so that nobody leaves one out unnoticed. */
export function* checkLeftOutSettings({ leftOut }: AccountConfig, draft: StackDraft): Iterable<ConfigProblem> {
    const file = settingsFile(draft);
    const excused = settingsIn(draft.readFile(file))?.["baseline-complete"].leftOut;
    if (excused === undefined) {
        return;
    }
    for (const [part, reason] of Object.entries(leftOut).filter(([each]) => !excused.includes(each))) {
        const allowed = `a part that baseline-complete.leftOut names in ${file}`;
        yield invalid(["platform:account", "leftOut", part], reason, allowed, "Add it there, or take it out of");
    }
    for (const part of excused.filter((each) => !(each in leftOut))) {
        const statement = `baseline-complete.leftOut in ${file} names ${part}, which has no reason here; allowed the parts of leftOut`;
        yield { path: ["platform:account", "leftOut"], statement, fix: "Take it out there, or give its reason in" };
    }
}

function settingsFile({ stack }: StackDraft): string {
    return `policy-pack/settings/${stack}.json`;
}

/** Undefined where there are no settings, as where the pack is published, or what is there is none. */
function settingsIn(content: Buffer | undefined): z.output<typeof packSettings> | undefined {
    if (content === undefined) {
        return undefined;
    }
    try {
        return packSettings.safeParse(JSON.parse(content.toString("utf8"))).data;
    } catch {
        return undefined;
    }
}
