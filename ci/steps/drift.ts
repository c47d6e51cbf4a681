import { GitHub } from "../github";
import { enginePlan, type Plan } from "../plans";
import { leftOutOfRefresh, policies, pulumi } from "../pulumi";
import { credentialsFor } from "../role";
import { exitCodes, StepError } from "../errors";
import { stackOf, type Step } from "../step";

/**
 * Two things that are easily taken for one: what AWS has and the state has not, which somebody did by hand; and what the
 * program would do, which may be a new image of Amazon Linux and nobody's fault. The first alone fails.
 */
export const drift: Step = {
    name: "drift",
    flags: "--stack NAME",
    summary: "compares AWS with the state, and the state with the program; at GitHub one open issue says what drifted",
    async run(surroundings, flags) {
        const { root, env, out, host, fetch } = surroundings;
        const stack = stackOf(flags);
        const credentials = await credentialsFor(stack, "preview", surroundings);
        const ask = async (args: readonly string[]) => {
            const { code, stdout } = await pulumi(surroundings, [...args, "--stack", stack, "--json"], {
                env: credentials,
            });
            if (code !== 0) {
                throw new StepError(exitCodes.wanting, `pulumi ${args.join(" ")} failed:\n${stdout}`);
            }
            return enginePlan(stdout);
        };
        const drifted = await ask(["refresh", "--preview-only", ...leftOutOfRefresh(root, stack)]);
        const pending = await ask(["preview", ...policies(root, stack)]);
        const text = [...section("Changed in AWS by somebody else", drifted), ...section("Not deployed yet", pending)];
        out(`${text.join("\n")}\n`);
        if (host.name === "github") {
            const body = drifted.size === 0 ? undefined : `${text.join("\n")}\n\n${host.url ?? ""}`;
            await GitHub.of(env, fetch).issue("drift", `Drift in ${stack}`, body);
        }
        return drifted.size === 0 ? exitCodes.done : exitCodes.wanting;
    },
};

function section(title: string, plan: Plan): readonly string[] {
    const lines = [...plan].map(([urn, operation]) => `- ${operation} \`${urn}\``);
    return [`${title}:`, ...(lines.length === 0 ? ["- nothing"] : lines), ""];
}
