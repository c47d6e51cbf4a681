import type { Problem } from "../problem";
import type { JudgedResource } from "../judged-resource";
import { rule, type Rule } from "../rule";
import { parseArn } from "../shapes/arn";

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html */
export const iamRules: readonly Rule[] = [
    ...rule(
        ["aws:iam/role:Role", "aws:iam/policy:Policy", "aws:iam/instanceProfile:InstanceProfile", "aws:iam/user:User"],
        path,
    ),
    ...rule(["aws:iam/rolePolicy:RolePolicy"], roleName),
    ...rule(["aws:iam/rolePolicyAttachment:RolePolicyAttachment"], policyArn, roleName),
    ...rule(["aws:iam/openIdConnectProvider:OpenIdConnectProvider"], issuer),
];

function* path(resource: JudgedResource): Generator<Problem> {
    const at = resource.get("path");
    if (at.asString !== undefined && !/^\/(?:[\x21-\x7e]*\/)?$/.test(at.asString)) {
        yield { code: "iam-path", at, message: "must begin and end with a slash", fix: "write it as /name/" };
    }
}

function* roleName(resource: JudgedResource): Generator<Problem> {
    const at = resource.get("role");
    if (at.asString?.startsWith("arn:") === true) {
        yield { code: "role-name", at, message: "must be the role's name, not its ARN", fix: "give role.name" };
    }
}

function* policyArn(attachment: JudgedResource): Generator<Problem> {
    const at = attachment.get("policyArn");
    const arn = at.asString === undefined ? undefined : parseArn(at.asString);
    if (at.asString !== undefined && (arn?.service !== "iam" || !arn.resource.startsWith("policy/"))) {
        const message = "must be the ARN of a managed policy: arn:aws:iam::<account or aws>:policy/<name>";
        yield { code: "policy-arn", at, message, fix: "give the policy's ARN" };
    }
}

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateOpenIDConnectProvider.html */
function* issuer(provider: JudgedResource): Generator<Problem> {
    const at = provider.get("url");
    if (at.asString?.startsWith("http://") === true) {
        yield { code: "oidc-url", at, message: "must begin with https://", fix: "use the issuer's https address" };
    }
}
