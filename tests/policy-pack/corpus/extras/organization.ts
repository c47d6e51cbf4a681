import type { Content, Editable } from "../stack-edit";
import { EXTRA, type Extra } from "./extra";

/** An organization with a unit, an account in it, and a guard rail on the root. */
export const organization: Extra = {
    name: "an organization",
    settings: { organization: true },
    add(stack) {
        const add = (type: string, properties: Readonly<Record<string, Content>>): Editable => {
            const added = stack.add(
                `aws:organizations/${type}`,
                EXTRA,
                properties,
                "platform:organization:Organization",
            );
            added.options = { protect: true };
            return added;
        };
        add("organization:Organization", { featureSet: "ALL" });
        const unit = add("organizationalUnit:OrganizationalUnit", { name: "workloads", parentId: "r-1a2b" });
        add("account:Account", { name: "sandbox", email: "aws+sandbox@example.gov", parentId: stack.link(unit) });
        const Statement = [{ Effect: "Deny", Action: "organizations:LeaveOrganization", Resource: "*" }];
        const content = JSON.stringify({ Version: "2012-10-17", Statement });
        const policy = add("policy:Policy", { name: "identities", type: "SERVICE_CONTROL_POLICY", content });
        add("policyAttachment:PolicyAttachment", { policyId: stack.link(policy), targetId: "r-1a2b" });
    },
};
