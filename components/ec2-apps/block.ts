import { alerts } from "../monitoring/block";
import { network } from "../network/block";
import { defineBlock } from "../shared/block/block";
import { sessionManager } from "../shared/block/session-manager";
import { checkApps } from "./checks";
import { ec2AppNames } from "./names";
import { ec2AppRules } from "./rules";
import { ec2AppsSchema, type Ec2AppConfig } from "./schema";

export const ec2Apps = defineBlock({
    key: "ec2Apps",
    schema: ec2AppsSchema,
    needs: [alerts, network],
    calledServices: (config) => calledByInstances(Object.values(config)),
    takenAddresses: (config) => [
        { what: "instances of EC2 apps", tier: "private", count: mostInstances(config), of: "all subnets" },
    ],
    listenerRules: ec2AppRules,
    apps: (config) =>
        Object.entries(config).map(([name, app]) => {
            const path = ["platform:ec2Apps", name];
            return { block: "ec2Apps", name, path, config: app, variables: [{ ...app, path }] };
        }),
    logs: "always",
    fixedNames: (config, { prefix }) =>
        Object.keys(config).map((key) => [["platform:ec2Apps", key], "event rule", ec2AppNames(prefix, key).failures]),
    checks: [checkApps],
});

/** Of the agent, Session Manager, and what reads secrets at boot. Packages come from S3, through its gateway endpoint. */
function calledByInstances(apps: readonly Ec2AppConfig[]): readonly string[] {
    const references = apps.flatMap(({ secrets }) => Object.values(secrets));
    const readsSecrets = references.some((reference) => reference.includes(":secretsmanager:"));
    return apps.length === 0
        ? []
        : [...sessionManager, "ec2", "logs", "monitoring", ...(readsSecrets ? ["secretsmanager"] : [])];
}

/** With the ones that a rollout starts before it ends old ones: a tenth, and at least one. */
function mostInstances(apps: Readonly<Record<string, Ec2AppConfig>>): number {
    return Object.values(apps).reduce((sum, { maxInstances }) => sum + maxInstances + Math.ceil(maxInstances / 10), 0);
}
