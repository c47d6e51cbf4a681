import { readFileSync } from "node:fs";
import path from "node:path";
import type { Check } from "@platform/preview/check";
import type { Finding } from "@platform/aws-model/finding";
import { PolicyPackClient } from "@platform/preview/policies/policy-pack";
import type { PackConfig } from "@platform/preview/policies/policy-pack";
import type { Plantation } from "./mistake";

const REPOSITORY = path.resolve(__dirname, "../../../..");

/** The repository's policy pack as a check that is started once for many previews. */
export async function openPack({ stack, policyConfig = "" }: Plantation): Promise<Check & { stop(): Promise<void> }> {
    const directory = path.join(REPOSITORY, "policy-pack");
    const config = JSON.parse(readFileSync(path.join(REPOSITORY, policyConfig), "utf8")) as PackConfig;
    const start = {
        directory,
        organization: "organization",
        project: "platform",
        stack,
        dryRun: true,
        background: true,
    };
    const client = await awake(PolicyPackClient.start(start, config));
    return {
        name: "policy-pack",
        run: async ({ strict }) => {
            const { diagnostics } = await awake(client.analyze(strict.resources));
            return diagnostics.map(({ policy, level, message, urn }): Finding => ({
                source: "policy:policy-pack",
                level: level === "mandatory" ? "mandatory" : "advisory",
                code: policy,
                message,
                ...(urn === undefined ? {} : { urn }),
            }));
        },
        stop: () => awake(client.stop()),
    };
}

/** The pack must not keep the process alive, or runs never become idle; waiting for it must. */
async function awake<T>(work: Promise<T>): Promise<T> {
    const timer = setInterval(() => undefined, 60_000);
    return await work.finally(() => {
        clearInterval(timer);
    });
}
