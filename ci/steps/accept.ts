import { healthAnswer } from "../../ops/health-answer";
import { readStack, type OpsStack } from "../../ops/stack";
import { table } from "../../ops/table";
import { credentialsFor } from "../role";
import { exitCodes } from "../errors";
import { stackOf, type Step, type Surroundings } from "../step";

interface Check {
    readonly url: string;
    /** HTTP codes that are right, as load balancers have them: `200`, `200-299`, `200,301`. */
    readonly matcher: string;
}

/** Milliseconds that an answer may take. */
const patience = 10_000;

/** Whether users get what they should, after an update: from outside, and by what ECS and the alarms say. */
export const accept: Step = {
    name: "accept",
    flags: "--stack NAME",
    summary:
        "asks every public host for its health, by TLS and without; then whether all copies run and no alarm fires",
    async run(surroundings, flags) {
        const { root, out, run } = surroundings;
        const name = stackOf(flags);
        const stack = readStack(root, name);
        const { checks, notReached } = checksOf(stack);
        const results = await Promise.all(checks.map((check) => ask(check, surroundings)));
        out(`${table([["", "asked", "answered", "expected"], ...results.map(({ row }) => row)]).join("\n")}\n`);
        for (const host of notReached) {
            out(`not asked: ${host}, whose load balancer lets only some networks in\n`);
        }
        const env = await credentialsFor(name, "preview", surroundings);
        const status = await run("npm", ["run", "--silent", "ops", "--", "status", "--stack", name], {
            env,
            shows: true,
        });
        return results.every(({ good }) => good) && status.code === 0 ? exitCodes.done : exitCodes.wanting;
    },
};

/** Hosts of an open load balancer; a pattern is no host, and whoever is let in is not the pipeline. */
function checksOf({ services, config }: OpsStack): { checks: readonly Check[]; notReached: readonly string[] } {
    const routes = Object.values(services).flatMap((service) => {
        const { hosts = [], loadBalancer = "" } = service.public ?? {};
        const isOpen = config.loadBalancers[loadBalancer]?.allowFrom === undefined;
        return hosts.filter((host) => !host.startsWith("*")).map((host) => ({ host, service, isOpen }));
    });
    return {
        checks: routes
            .filter(({ isOpen }) => isOpen)
            .flatMap(({ host, service }) => {
                const { path, matcher } = healthAnswer(service);
                return [
                    ...(matcher === undefined ? [] : [{ url: `https://${host}${path}`, matcher }]),
                    { url: `http://${host}${path}`, matcher: "301" },
                ];
            }),
        notReached: routes.flatMap(({ host, isOpen }) => (isOpen ? [] : [host])),
    };
}

async function ask({ url, matcher }: Check, { fetch }: Surroundings) {
    const answer = await fetch(url, { redirect: "manual", signal: AbortSignal.timeout(patience) }).then(
        (response) => response.status,
        (error: unknown) => reason(error),
    );
    const good = typeof answer === "number" && matches(matcher, answer);
    return { good, row: [good ? "ok" : "not ok", url, String(answer), matcher] };
}

/** What `fetch` gives as the error is "fetch failed"; its cause says why. */
function reason(error: unknown): string {
    const { cause, message } = error as Error;
    return cause instanceof Error ? cause.message : message;
}

function matches(matcher: string, code: number): boolean {
    return matcher.split(",").some((range) => {
        const [from = 0, to = from] = range.split("-").map(Number);
        return code >= from && code <= to;
    });
}
