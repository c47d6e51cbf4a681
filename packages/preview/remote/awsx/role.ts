import { asText } from "@platform/aws-model/wire";
import type { WireMap } from "@platform/aws-model/wire";
import { listOf, without } from "../arguments";
import type { Child, Construction } from "../construction";
import { at } from "../values";
import type { Value } from "../values";
import { shortDigest } from "./digest";

/** A role that is made or exists already; neither where the arguments skip it. */
export interface Role {
    readonly made?: Child;
    readonly arn?: Value;
}

/**
 * The role that the arguments describe, with its policies attached.
 *
 * @param inputs `skip`, `roleArn` or `args`.
 * @param defaults Arguments of the role where `args` has no others, and `policyArns`.
 */
export async function role(
    construction: Construction,
    name: string,
    inputs: Value,
    defaults: Readonly<Record<string, Value>>,
): Promise<Role> {
    const [roleArn, args] = [at(inputs, "roleArn"), at(inputs, "args")];
    if (roleArn !== undefined && args !== undefined) {
        throw new Error("Can't define role args if specified an existing role ARN");
    }
    if (at(inputs, "skip") === true) {
        return {};
    }
    if (roleArn !== undefined) {
        return { arn: roleArn };
    }
    const all = { ...defaults, ...(args as WireMap | undefined) };
    const made = await construction.resource("aws:iam/role:Role", name, without(all, "policyArns"));
    for (const policyArn of listOf(all["policyArns"])) {
        await construction.resource(
            "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
            `${name}-${shortDigest(asText(policyArn))}`,
            { role: made.get("name"), policyArn },
        );
    }
    return { made, arn: made.get("arn") };
}
