import console from "node:console";
import { get } from "node:https";
import { env } from "node:process";
import { checkSites } from "./check.mjs";

/** What Lambda calls: fails, with all that it found, when a site of `SITES` is not as it should be. */
export async function handler() {
    const sites = (env.SITES ?? "").split(/[\s,]+/).filter(Boolean);
    const problems = await checkSites(sites, { get, leastDays: Number(env.LEAST_DAYS ?? 14) });
    if (problems.length > 0) {
        throw new Error(problems.join("; "));
    }
    console.log(JSON.stringify({ sites: sites.length, problems: 0 }));
}
