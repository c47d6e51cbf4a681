import { policies, pulumi } from "../pulumi";
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
        const args = ["up", "--yes", "--stack", stack, "--refresh", ...policies(surroundings.root, stack)];
        const { code } = await pulumi(surroundings, args, { env, shows: true });
        if (code !== 0) {
            surroundings.out(
                `\nThe update stopped. What runs: npm run ops -- status --stack ${stack}. ` +
                    "How to go on: docs/runbooks/interrupted-update.md.\n",
            );
        }
        return code === 0 ? exitCodes.done : exitCodes.wanting;
    },
};
