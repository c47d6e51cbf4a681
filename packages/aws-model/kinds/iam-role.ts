import { kind, none, settings } from "../facets/kind";
import { textOf, type Identity } from "../facets/identity";
import { calls, providerPage } from "../facets/lifecycle";
import { managed } from "../facets/managed";
import type { WireMap } from "../wire";
import { typesIn } from "../tokens";

const apart = {
    network: none("an identity, not a machine"),
    exposure: none("an identity, not a machine"),
    lifecycle: calls,
    cost: none("AWS charges nothing for it"),
    ...managed,
};
const pathOf = (inputs: WireMap): string => textOf(inputs["path"]) ?? "/";

/** By its name, or with `id: "arn"` by its ARN: `arn:aws:iam::123456789012:role/path/name`. */
function identity(resource: string, id: "name" | "arn" = "name"): Identity {
    return {
        id,
        arn: {
            service: "iam",
            scope: "global",
            resource: ({ name, inputs }) => `${resource}${pathOf(inputs)}${name}`,
        },
    };
}

/** What services and people act as. */
export const role = kind({
    label: "role",
    tokens: typesIn("iam", "Role"),
    ...apart,
    identity: identity("role"),
    draw: none("drawn where somebody outside takes it"),
});
export const user = kind({ label: "user", tokens: typesIn("iam", "User"), ...apart, identity: identity("user") });
export const group = kind({ label: "group", tokens: typesIn("iam", "Group"), ...apart, identity: identity("group") });
export const iamPolicy = kind({
    label: "policy",
    tokens: typesIn("iam", "Policy"),
    ...apart,
    identity: identity("policy", "arn"),
});
/** Whose tokens roles trust, by the host that it is at: `arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com`. */
export const oidcProvider = kind({
    label: "identity provider",
    tokens: typesIn("iam", "OpenIdConnectProvider"),
    ...apart,
    identity: {
        id: "arn",
        arn: {
            service: "iam",
            scope: "global",
            resource: ({ name, inputs }) => `oidc-provider/${(textOf(inputs["url"]) ?? name).replace("https://", "")}`,
        },
        unique: ["url"],
    },
});

/** A role as an instance carries it. */
export const instanceProfile = kind({
    label: "instance profile",
    tokens: typesIn("iam", "InstanceProfile"),
    ...apart,
    identity: identity("instance-profile"),
    lifecycle: { createSeconds: 8, deleteSeconds: 1, basis: "estimate", source: providerPage("iam_instance_profile") },
});

/** Policies that stand in the identity itself. */
export const inlinePolicy = settings("an identity", typesIn("iam", "RolePolicy", "UserPolicy", "GroupPolicy"), {
    identity: { unique: ["role", "user", "group"] },
});

export const identitySettings = settings(
    "an identity",
    typesIn(
        "iam",
        ...["RolePolicyAttachment", "RolePoliciesExclusive", "RolePolicyAttachmentsExclusive"],
        ...["UserPolicyAttachment", "GroupPolicyAttachment", "GroupMembership"],
        ...["PolicyAttachment", "UserGroupMembership", "AccessKey", "ServiceLinkedRole"],
        ...["UserPoliciesExclusive", "UserPolicyAttachmentsExclusive", "GroupPoliciesExclusive"],
        ...["GroupPolicyAttachmentsExclusive", "OrganizationsFeatures", "OutboundWebIdentityFederation"],
        ...["SecurityTokenServicePreferences", "ServerCertificate", "ServiceSpecificCredential"],
        ...["SigningCertificate", "SshKey"],
        ...["SamlProvider", "AccountAlias", "AccountPasswordPolicy", "UserLoginProfile", "VirtualMfaDevice"],
    ),
);
