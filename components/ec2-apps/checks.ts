import { secretsElsewhere } from "../secrets/checks";
import { services } from "../ecs/service/block";
import { expandVariants } from "../ecs/service/variants";
import { checkAppRoutes } from "../load-balancing/app-route-checks";
import { checkHosts } from "../load-balancing/route-checks";
import type { StackDraft } from "../shared/block/block";
import { checkEgress } from "../shared/block/egress";
import { invalid, missing, type ConfigProblem, type KeyPath } from "../shared/block/problems";
import { vpn } from "../vpn/block";
import { ec2AppNames } from "./names";
import type { Ec2AppConfig, Ec2AppsConfig } from "./schema";
import { checkStartScript } from "./start-script";
import { ownVariables } from "./variables";

/** An EC2 app of the stack file. */
interface Ec2AppEntry {
    readonly name: string;
    /** Its place in the stack file. */
    readonly path: KeyPath;
    readonly config: Ec2AppConfig;
}

/** Each app alone, and its names beside those of services. */
export function* checkApps(apps: Ec2AppsConfig, draft: StackDraft): Iterable<ConfigProblem> {
    for (const [name, config] of Object.entries(apps)) {
        const path = ["platform:ec2Apps", name];
        const app = { name, path, config };
        yield* checkRoutes(app, draft);
        yield* checkScaling(app);
        yield* checkStartScript(app, draft);
        yield* checkVariables(app);
        yield* secretsElsewhere([...path, "secrets"], config.secrets, draft.region, "instances");
        yield* checkEgress(path, config.egress, draft.block(vpn)?.onPremisesCidrs);
        yield* checkNames(app, draft);
    }
}

function* checkRoutes({ path, config }: Ec2AppEntry, draft: StackDraft): Iterable<ConfigProblem> {
    if (config.public === undefined && config.internal === undefined) {
        const allowed = "one, or internal, or both: only a load balancer sees whether an instance works";
        yield missing([...path, "public"], allowed);
    }
    yield* checkAppRoutes(draft, path, config, { key: "maxInstances", most: config.maxInstances });
    if (config.public !== undefined) {
        yield* checkHosts(draft, [...path, "public"], config.public);
    }
}

/**
 * Of two instances one that ends leaves the other twice the load, of three half as much again: idle ones must not become
 * busy ones by that, or instances start and end in turns.
 */
function* checkScaling({ path, config }: Ec2AppEntry): Iterable<ConfigProblem> {
    const { scaling, minInstances, maxInstances } = config;
    if (minInstances === maxInstances) {
        return;
    }
    if (scaling.kind === "steps") {
        const left = minInstances / (minInstances + 1);
        const limit = Math.ceil(scaling.outAbovePercent * left);
        if (scaling.inBelowPercent >= limit) {
            const allowed =
                `less than ${limit}: when one of ${minInstances + 1} instances ends, each of the others has ` +
                `${(1 / left).toFixed(1)} times its load, and above outAbovePercent, ${scaling.outAbovePercent}, another starts`;
            yield invalid([...path, "scaling", "inBelowPercent"], scaling.inBelowPercent, allowed);
        }
    } else if (scaling.requestsPerTarget !== undefined && config.public === undefined) {
        const place = [...path, "scaling", "requestsPerTarget"];
        yield invalid(place, scaling.requestsPerTarget, "only with a public route", "Remove it from");
    }
}

/** A variable stands in one of both files, and the platform's own in the first. */
function* checkVariables({ path, config }: Ec2AppEntry): Iterable<ConfigProblem> {
    const { environment, secrets, port } = config;
    for (const [block, variables] of Object.entries({ environment, secrets })) {
        for (const name of Object.keys(variables)) {
            const place = [...path, block, name];
            if (ownVariables.some((own) => own === name)) {
                const value = name === "PORT" ? `the app's port, ${port}` : "the stack's region";
                const statement = `the variable is set already; allowed others, for ${name} is ${value}`;
                yield { path: place, statement, fix: "Remove it from" };
            } else if (block === "secrets" && name in environment) {
                const statement = "the variable is in environment as well; allowed in one of them";
                yield { path: place, statement, fix: "Remove it from" };
            }
        }
    }
}

function* checkNames({ name, path }: Ec2AppEntry, draft: StackDraft): Iterable<ConfigProblem> {
    const names = ec2AppNames(draft.prefix, name);
    // AWS knows alarms and aliases by name alone, and overwrites an alarm that is there.
    if (names.logical in expandVariants(draft.block(services))) {
        const statement = `its alarms would have the names of those of services.${names.logical}; allowed a name of its own`;
        yield { path, statement, fix: "Rename it in" };
    }
}
