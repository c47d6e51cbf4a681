import { serviceNames } from "../../components/ecs/service/names";
import { invalid, type Path, type Problem } from "../problems";
import type { Check, Draft } from "./draft";

/** A name that AWS would be given, what it names, and how long it may be. */
interface Name {
    readonly path: Path;
    readonly what: string;
    readonly text: string;
    readonly longest: number;
}

/** Numbers of accounts have twelve digits. */
const anyAccount = "0".repeat(12);

/**
 * Names that become too long, or the same, once the stack's name and the names in the stack file are put together.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html (roles: 64)
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html (63, lower case)
 * @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html (64)
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html (32, of which 8 are Pulumi's)
 */
export const checkNames: Check = function* (draft) {
    if (!/^[a-z][a-z0-9-]*$/.test(draft.prefix)) {
        const allowed = "lower-case letters, digits and hyphens, starting with a letter, as in names of buckets";
        yield invalid(["pulumi:stack"], draft.prefix, allowed, "Run `pulumi stack rename` and rename");
    }
    for (const { path, what, text, longest } of [...namesOfServices(draft), ...namesOfParts(draft)]) {
        if (text.length > longest) {
            yield {
                path,
                statement: `the ${what} "${text}" would have ${text.length} characters; allowed ${longest}`,
                fix: "Shorten the name, or that of the stack, in",
            };
        }
    }
    yield* sameNames(draft);
};

function namesOfServices({ prefix, deployed }: Draft): Name[] {
    return deployed.flatMap(({ name, path, config }) => {
        const names = serviceNames(prefix, name);
        return [
            { path, what: "target group", text: `${name}-int`, longest: 24 },
            { path, what: "role", text: names.executionRole, longest: 64 },
            ...(Object.keys(config.scheduledTasks).length === 0
                ? []
                : [{ path, what: "event rule", text: names.failures, longest: 64 }]),
        ];
    });
}

function namesOfParts({ prefix, has, loadBalancerNames }: Draft): Name[] {
    return [
        ...loadBalancerNames.map((name) => ({
            path: ["platform:loadBalancers", name],
            what: "bucket",
            text: `${prefix}-${name}-logs-${anyAccount}`,
            longest: 63,
        })),
        ...(has("cluster")
            ? [{ path: ["platform:cluster"], what: "role", text: `${prefix}-instance-rotation`, longest: 64 }]
            : []),
        ...(has("network")
            ? [{ path: ["platform:network"], what: "role", text: `${prefix}-flow-logs`, longest: 64 }]
            : []),
    ];
}

/** A variant `next` of `app` and a service `app-next` would be one and the same. */
function* sameNames({ deployed }: Draft): Iterable<Problem> {
    for (const [index, { name, path, config }] of deployed.entries()) {
        const rivals = deployed.filter((other, place) => other.name === name && place !== index);
        if (config.variantOf !== undefined && rivals.length > 0) {
            const statement = `the variant would be named "${name}", as another service is; allowed a name of its own`;
            yield { path, statement, fix: "Rename it in" };
        }
    }
}
