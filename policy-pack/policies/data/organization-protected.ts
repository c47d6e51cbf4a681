import * as types from "@platform/aws-model/types";
import { resourcePolicy } from "../../lib/policy";
import { judgeRules, mustBeOff } from "../../lib/property-rules";
import { expectProtected } from "../../lib/protection";

const RULES = [mustBeOff(types.MEMBER_ACCOUNT, "closeOnDeletion")];

/** AWS deletes no policy that is attached: with the attachment, the policy is protected as well. */
export const organizationProtected = resourcePolicy({
    name: "organization-protected",
    description:
        "Organizations, their units, accounts and attachments of policies must have the protect option, and no update may close an account.",
    why: "A line that is taken out of a file by mistake would lift the guard rails of every account, or close one with all that runs in it.",
    level: "mandatory",
    severity: "critical",
    controls: {},
    remediation:
        "Set the resource option protect, and leave closeOnDeletion out. Set retainOnDelete of accounts besides, which no policy can see. To delete one of them on purpose, unprotect it in the state first: pulumi state unprotect.",
    url: "https://www.pulumi.com/docs/iac/concepts/options/protect/",
    types: [
        ...[...types.ORGANIZATION, ...types.ORGANIZATIONAL_UNIT, ...types.MEMBER_ACCOUNT],
        ...types.ORGANIZATION_POLICY_ATTACHMENT,
    ],
    check: (resource) => [...expectProtected(resource), ...judgeRules(resource, RULES)],
});
