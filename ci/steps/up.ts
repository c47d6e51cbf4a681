import { leftOutOfRefresh, policies, pulumi } from "../pulumi";
import { credentialsFor } from "../role";
import { exitCodes } from "../errors";
import { stackOf, type Step } from "../step";

export const up: Step = {
    name: "up",
    flags: "--stack NAME",
    summary: "deploys a stack with the Pulumi CLI and its policies",
    async run(surroundings, flags) {
        const stack = stackOf(flags);
        const env = await credentialsFor(stack, "deploy", surroundings);
        const leftOut = leftOutOfRefresh(surroundings.root, stack);
        const run = (command: string, ...flags: readonly string[]) =>
            pulumi(surroundings, [command, "--yes", "--stack", stack, ...flags], { env, shows: true });
        // An update would leave out what its refresh does.
        const refreshed = leftOut.length === 0 ? undefined : await run("refresh", "--skip-preview", ...leftOut);
        const refresh = refreshed === undefined ? ["--refresh"] : [];
        const { code } = refreshed?.code
            ? refreshed
            : await run("up", ...refresh, ...policies(surroundings.root, stack));
        if (code !== 0) {
            surroundings.out(
                `\nThe update stopped. What runs: npm run ops -- status --stack ${stack}. ` +
                    "How to go on: docs/runbooks/interrupted-update.md.\n",
            );
        }
        return code === 0 ? exitCodes.done : exitCodes.wanting;
    },
};
