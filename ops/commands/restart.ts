import type { OpsCommand } from "../command";
import { startRoll } from "../ecs/roll";
import { findService } from "../ecs/services";
import { exitCodes } from "../errors";

export const restart: OpsCommand = {
    name: "restart",
    args: "<service>",
    summary: "replace the copies by new ones of the same revision, which read their secrets anew",
    changes: true,
    waits: "as long as pulumi up",
    async run(session, [key = ""]) {
        const service = await findService(session, key);
        const wait = await startRoll(session, key, service, { forceNewDeployment: true });
        const { result, why } = await wait();
        const goesOn = `npm run ops -- status ${key} --stack ${session.stack.name} tells how far it is.`;
        return {
            exitCode: { reached: exitCodes.done, failed: exitCodes.deploymentFailed, "time is up": exitCodes.timeIsUp }[
                result
            ],
            text: [
                {
                    reached: `${key} runs new copies.`,
                    failed: `${key} runs the copies that it had: new ones did not start, or alarms fired.`,
                    "time is up": `The restart of ${key} goes on. ${goesOn}`,
                }[result],
                ...why.map((line) => `  ${line}`),
            ],
            data: { service: key, result: result === "reached" ? "restarted" : result, why },
        };
    },
};
