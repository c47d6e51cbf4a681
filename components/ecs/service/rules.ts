import { openRule, prefixRule, type ListenerRule } from "../../shared/block/listener-rule";
import { deployedEntries, type DeployedEntry } from "./checks/entries";
import type { ServicesConfig } from "./schema/service";

/** The rules of services and their variants on load balancers. */
export function serviceRules(services: ServicesConfig): readonly ListenerRule[] {
    return deployedEntries(services).flatMap((entry) => [...publicRule(entry), ...internalRule(entry)]);
}

function publicRule({ name, path, config }: DeployedEntry): readonly ListenerRule[] {
    const written = config.variantOf === undefined;
    return config.public === undefined
        ? []
        : [{ ...openRule("public", name, config.public, written ? [...path, "public"] : path), written }];
}

function internalRule({ name, path, config: { internal, variantOf } }: DeployedEntry): readonly ListenerRule[] {
    const written = variantOf === undefined;
    return internal === undefined
        ? []
        : [{ ...prefixRule("internal", name, internal, written ? [...path, "internal"] : path), written }];
}
