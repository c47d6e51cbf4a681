import * as analyzer from "@pulumi/pulumi/proto/analyzer_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import type { PackStart } from "./pack-process";
import { LEVEL_NAMES, levelNumber, type Level, type PolicyInfo } from "./report";

/** What `--policy-pack-config` accepts: for each policy, or for `all`, a level or an object with settings and perhaps a level. */
export type PackConfig = Readonly<Record<string, PolicySettings | Level>>;
/** The settings of one policy. */
export type PolicySettings = Readonly<Record<string, unknown>> & { readonly enforcementLevel?: Level };

/** Tells the pack about the stack. */
export function stackMessage({
    stack,
    project,
    organization,
    dryRun,
    stackConfig = {},
}: PackStart): analyzer.AnalyzerStackConfigureRequest {
    const message = new analyzer.AnalyzerStackConfigureRequest();
    message.setStack(stack);
    message.setProject(project);
    message.setOrganization(organization);
    message.setDryRun(dryRun);
    for (const [key, value] of Object.entries(stackConfig)) message.getConfigMap().set(key, value);
    return message;
}

/**
 * The configuration of every policy. The engine, not the SDK, fills in the defaults of a policy's settings.
 *
 * @throws Error for policies that the pack does not have.
 */
export function configureMessage(
    policies: readonly PolicyInfo[],
    config: PackConfig,
): analyzer.ConfigureAnalyzerRequest {
    const foreign = Object.keys(config).filter(
        (name) => name !== "all" && !policies.some((policy) => policy.name === name),
    );
    if (foreign.length > 0)
        throw new Error(`The policy configuration names policies that the pack does not have: ${foreign.join(", ")}.`);
    const wrong = Object.entries(config).filter(([, given]) => {
        const level = typeof given === "object" ? given.enforcementLevel : given;
        return level !== undefined && !LEVEL_NAMES.includes(level);
    });
    if (wrong.length > 0) {
        const listed = wrong.map(([name, given]) => `${name} (${JSON.stringify(given)})`).join(", ");
        throw new Error(
            `The policy configuration gives levels that do not exist: ${listed}. Allowed: ${LEVEL_NAMES.join(", ")}.`,
        );
    }
    const message = new analyzer.ConfigureAnalyzerRequest();
    for (const policy of policies) {
        const given = config[policy.name];
        const settings =
            typeof given === "object" ? Object.entries(given).filter(([key]) => key !== "enforcementLevel") : [];
        const entry = new analyzer.PolicyConfig();
        entry.setEnforcementlevel(levelNumber(levelOf(policy, config)));
        entry.setProperties(
            Struct.fromJavaScript({ ...policy.defaults, ...Object.fromEntries(settings) } as Parameters<
                typeof Struct.fromJavaScript
            >[0]),
        );
        message.getPolicyconfigMap().set(policy.name, entry);
    }
    return message;
}

/** The level at which a policy will report. */
export function levelOf({ name, level }: PolicyInfo, config: PackConfig): Level {
    const [own, all] = [config[name], config["all"]].map((given) =>
        typeof given === "object" ? given.enforcementLevel : given,
    );
    return own ?? all ?? level;
}
