import type { Change, Comparison } from "../against/comparison";

/** Properties of a role that say who may take it, for how long, and what it may never do. */
const trust = /^(assumeRolePolicy|maxSessionDuration|permissionsBoundary)\b/;
/** Whose tokens and assertions an account takes. */
const providers = ["aws:iam/openIdConnectProvider:OpenIdConnectProvider", "aws:iam/samlProvider:SamlProvider"];

/**
 * Whether a change is of who may change the stack: of the trust of roles, of identity providers, and of all roles and policies in
 * components of a module called `delivery`, such as the pipeline's boundary and what it is allowed.
 */
export function isAccessChange({ type, parent, properties }: Change, { groups }: Comparison): boolean {
    if (!type.startsWith("aws:iam/")) {
        return false;
    }
    const [, module] = groups.get(parent ?? "")?.type.split(":") ?? [];
    return module === "delivery" || providers.includes(type) || properties.some(({ path }) => trust.test(path));
}
