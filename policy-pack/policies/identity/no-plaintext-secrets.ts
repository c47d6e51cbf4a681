import type { Graph } from "@platform/aws-model/graph/graph";
import type { Resource } from "@platform/aws-model/resource";
import { setting } from "@platform/aws-model/setting";
import * as types from "@platform/aws-model/types";
import { STACK_TYPE } from "@platform/aws-model/urn";
import type { PolicyFinding } from "../../lib/finding";
import { stackPolicy } from "../../lib/policy";
import { CONTAINER_TYPES } from "./containers";
import { SecretScan } from "./secret-scan";
import { isSink, judgeParameter, judgePasswords, judgeSinks } from "./secret-sinks";

const config = {
    oneTimePasswords: setting(
        "Whose first password, secret and write-only, is replaced as soon as it has been used: type or URN patterns.",
        ["platform:databases:*"],
    ),
};

/** Places that everybody with read access to the account, or to the stack, sees. */
export const noPlaintextSecrets = stackPolicy<typeof config>({
    name: "no-plaintext-secrets",
    description:
        "Passwords, keys and tokens must not stand in user data, environments, commands, settings or stack outputs.",
    why: "These are shown by describe calls, consoles and logs to many who may not read secrets, and they never change.",
    level: "mandatory",
    severity: "critical",
    controls: { fsbp: ["ECS.8"], checkov: ["CKV_AWS_45", "CKV_AWS_46"] },
    remediation:
        "Keep the value in Secrets Manager or Parameter Store: name it under a container's secrets, read it at start, and let RDS manage its own (manageMasterUserPassword).",
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-8",
    check: (graph) => [...judgeSinks(graph), ...judgeOutputs(graph)],
    config,
    early: {
        check: (resource, { config: { oneTimePasswords } }) => [
            ...judgePlaces(resource),
            ...judgePasswords(resource, oneTimePasswords),
            ...judgeParameter(resource),
        ],
    },
});

function judgePlaces(resource: Resource): PolicyFinding[] {
    // Components only pass on what they are given.
    if (resource.provider === undefined && !/^aws(-native|cc)?:/.test(resource.type)) return [];
    const scan = new SecretScan(resource, (path) => insteadOf(resource, path));
    const properties = resource.keys.filter((property) => !isSink(resource, property));
    return properties.flatMap((property) => scan.visit(property, resource.inputs.at(property)));
}

/** Outputs of the stack that are no secret to Pulumi are printed by every update. */
function judgeOutputs(graph: Graph): PolicyFinding[] {
    return graph.ofType([STACK_TYPE]).flatMap((stack) => {
        const scan = new SecretScan(stack, () => "pulumi.secret, or no such output");
        return stack.keys.flatMap((output) => {
            const value = stack.get(output);
            return value.secret ? [] : scan.visit(output, value, false);
        });
    });
}

function insteadOf({ type }: Resource, path: string): string {
    if (/user_?data/i.test(path)) return "a secret that the script fetches at start";
    if (/logConfiguration\.options/i.test(path)) return "the log configuration's secretOptions";
    if (CONTAINER_TYPES.includes(type)) return "the container's secrets";
    if (types.LAMBDA_FUNCTION.includes(type)) return "the secret's ARN, read at start";
    if (types.BUILD_PROJECT.includes(type)) return "a variable of type SECRETS_MANAGER or PARAMETER_STORE";
    return "a secret of Secrets Manager or Parameter Store";
}
