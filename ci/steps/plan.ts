import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { differences, enginePlan, inShort, offlinePlan } from "../plans";
import { policies, pulumi } from "../pulumi";
import { credentialsFor } from "../role";
import { exitCodes, StepError } from "../errors";
import { stackOf, type Step } from "../step";

/** The real engine's plan, which the offline one must equal: a difference is a fault of one of them, and is looked at before `up`. */
export const plan: Step = {
    name: "plan",
    flags: "--stack NAME",
    summary: "previews a stack with the Pulumi CLI and its policies, and compares with the offline preview",
    async run(surroundings, flags) {
        const { root, run, out } = surroundings;
        const stack = stackOf(flags);
        const env = await credentialsFor(stack, "preview", surroundings);
        const engine = await pulumi(surroundings, ["preview", "--stack", stack, "--json", ...policies(root, stack)], {
            env,
        });
        if (engine.code !== 0) {
            throw new StepError(exitCodes.wanting, `pulumi preview failed:\n${engine.stdout}`);
        }
        // It holds every input of every resource, so it does not stay.
        const folder = mkdtempSync(path.join(tmpdir(), "plan-"));
        try {
            const state = path.join(folder, "state.json");
            const exported = await pulumi(surroundings, ["stack", "export", "--stack", stack, "--file", state], {
                env,
            });
            if (exported.code !== 0) {
                throw new StepError(exitCodes.wanting, "pulumi stack export failed");
            }
            const args = ["run", "--silent", "preview", "--", stack, "--against", state, "--json", "--no-policies"];
            const offline = await run("npm", args);
            const plans = { engine: enginePlan(engine.stdout), offline: offlinePlan(offline.stdout) };
            const unequal = differences(plans.engine, plans.offline);
            out([inShort(plans.engine), ...unequal, ""].join("\n"));
            return unequal.length === 0 ? exitCodes.done : exitCodes.wanting;
        } finally {
            rmSync(folder, { recursive: true });
        }
    },
};
