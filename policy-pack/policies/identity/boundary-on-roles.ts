import { hasIdentity } from "@platform/aws-model/identity";
import { ROLE } from "@platform/aws-model/types";
import { expectValue } from "../../lib/finding";
import { resourcePolicy } from "../../lib/policy";
import { administrators } from "./administrators";

const config = { administrators };

/** The pipeline cannot make a role without it; a person who runs an update can. */
export const boundaryOnRoles = resourcePolicy<typeof config>({
    name: "boundary-on-roles",
    description:
        "Roles must have the permissions boundary that platform-settings names, all but those of administrators.",
    why: "What the boundary denies, a role without it may do: give rights, stop what watches the account, take on the pipeline's roles.",
    level: "mandatory",
    severity: "high",
    controls: {},
    remediation: "Make the role after the component Delivery, whose transformation gives it the boundary.",
    url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html",
    config,
    types: ROLE,
    check: (role, { settings: { boundary }, config: { administrators: who } }) => {
        if (boundary === "" || hasIdentity(role.urn, who)) return [];
        const value = role.get("permissionsBoundary");
        return expectValue(role, value, value.text(), {
            whenAbsent: "",
            accepts: (arn) => arn.endsWith(`:policy/${boundary}`),
            found: (arn) => (arn === "" ? "none" : "another policy"),
            required: `the policy ${boundary}`,
            fix: "set permissionsBoundary to its ARN",
        });
    },
});
