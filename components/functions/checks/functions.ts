import { checkPublicRoute } from "../../load-balancing/app-route-checks";
import { loadBalancers } from "../../load-balancing/block";
import { checkHosts } from "../../load-balancing/route-checks";
import { network } from "../../network/block";
import type { StackDraft } from "../../shared/block/block";
import type { FixedName } from "../../shared/block/names";
import { invalid, listed, required, type ConfigProblem } from "../../shared/block/problems";
import { checkSchedule } from "../../shared/block/schedule";
import { functionNames } from "../names";
import { isInVpc } from "../plan";
import type { FunctionConfig, FunctionsConfig } from "../schema/function";

const pathOf = (name: string) => ["platform:functions", name];

export function* fixedNames(functions: FunctionsConfig, { prefix }: StackDraft): Iterable<FixedName> {
    for (const [name, config] of Object.entries(functions)) {
        yield [pathOf(name), "role", functionNames(prefix, name).scheduleRole];
        if (config.public !== undefined) {
            yield [pathOf(name), "target group", `fn-${name}-tg`];
        }
    }
}

/** Names that are those of a service. */
export function* checkNames(functions: FunctionsConfig, draft: StackDraft): Iterable<ConfigProblem> {
    // Roles, keys and alarms of both are told apart by their names alone.
    for (const service of draft.namesIn({ key: "services" }).filter((each) => /^fn(-|$)/.test(each))) {
        if (Object.keys(functions).length > 0) {
            const statement =
                "what it is made of would have names of functions; allowed a name that does not begin with fn";
            yield { path: ["platform:services", service], statement, fix: "Rename it in" };
        }
    }
}

export function* checkVpc(functions: FunctionsConfig, draft: StackDraft): Iterable<ConfigProblem> {
    const inside = Object.entries(functions)
        .filter(([, config]) => isInVpc(config))
        .map(([name]) => `functions.${name}`);
    if (inside.length > 0 && !draft.mentions(network)) {
        yield required(
            ["platform:network"],
            `${listed(inside, "and")} ${inside.length === 1 ? "runs" : "run"} in its private subnets`,
        );
    }
    for (const [name, { vpc, ...config }] of Object.entries(functions)) {
        const stores = (["databases", "caches"] as const).filter((key) => Object.keys(config[key]).length > 0);
        if (vpc === false && stores.length > 0) {
            yield invalid([...pathOf(name), "vpc"], vpc, `true with ${listed(stores, "and")}, which are in the VPC`);
        }
    }
}

/** An account has 1,000 copies at once; AWS keeps these of them for functions without a share of their own. */
const accountConcurrency = { all: 1000, unreserved: 100 };

/** @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html */
export function* checkConcurrency(functions: FunctionsConfig): Iterable<ConfigProblem> {
    const { all, unreserved } = accountConcurrency;
    const sum = Object.values(functions).reduce((total, { reservedConcurrency = 0 }) => total + reservedConcurrency, 0);
    if (sum > all - unreserved) {
        const statement = `reservedConcurrency of all together is ${sum}; allowed ${all - unreserved}, for AWS keeps ${unreserved} of an account's ${all} unreserved`;
        yield { path: ["platform:functions"], statement, fix: "Lower some in" };
    }
    for (const [name, { queue, reservedConcurrency }] of Object.entries(functions)) {
        if (queue !== undefined && reservedConcurrency === 1) {
            const allowed = "2 or more with queue, for Lambda takes messages with two calls at least";
            yield invalid([...pathOf(name), "reservedConcurrency"], reservedConcurrency, allowed);
        }
    }
}

export function* checkTriggers(functions: FunctionsConfig, draft: StackDraft): Iterable<ConfigProblem> {
    for (const [name, config] of Object.entries(functions)) {
        const { schedule } = config;
        if (schedule !== undefined) {
            const { expression, timezone } = schedule;
            const path = [...pathOf(name), "schedule"];
            yield* checkSchedule({
                expression,
                path: [...path, "expression"],
                timezone,
                timezonePath: [...path, "timezone"],
            });
        }
        yield* checkRoute(name, config, draft);
    }
}

function* checkRoute(name: string, config: FunctionConfig, draft: StackDraft): Iterable<ConfigProblem> {
    const { public: route, timeoutSeconds } = config;
    if (route === undefined) {
        return;
    }
    const path = [...pathOf(name), "public"];
    yield* checkPublicRoute(draft, path, route);
    yield* checkHosts(draft, path, route);
    const { idleTimeoutSeconds } = draft.block(loadBalancers)[route.loadBalancer] ?? {};
    if (idleTimeoutSeconds !== undefined && timeoutSeconds >= idleTimeoutSeconds) {
        const allowed = `less than ${idleTimeoutSeconds}, the idleTimeoutSeconds of load balancer ${route.loadBalancer}, after which nobody waits`;
        yield invalid([...pathOf(name), "timeoutSeconds"], timeoutSeconds, allowed);
    }
}
