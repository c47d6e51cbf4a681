import { listed } from "../shared/block/problems";
import { permissionSetRole } from "../shared/people";
import { all, any, byHand, notByService, source, type TrailWatch } from "./trail-watch";

/** Where the trail is the organization's. Identity Center's own changes are those of its administrators. */
export const organizationWatch: TrailWatch = {
    ...any,
    severity: "critical",
    pattern: all(
        `(${source("organizations")} || ${source("sso")})`,
        "($.readOnly IS FALSE)",
        '($.eventType != "AwsServiceEvent")',
        notByService,
        byHand,
    ),
    text: "Somebody changed the organization or who may sign in where: an account, a guard-rail policy, a delegated administrator, a permission set.",
};

/** What people do who may do everything, from the moment in which they take the role. */
export function administratorWatch(permissionSets: readonly string[]): TrailWatch {
    const roles = permissionSets.map((name) => `($.requestParameters.roleArn = "*/${permissionSetRole(name)}*")`);
    return {
        ...any,
        severity: "critical",
        pattern: all('($.eventName = "AssumeRoleWithSAML")', `(${roles.join(" || ")})`),
        text: `Somebody signed in as an administrator, by the permission set ${listed(permissionSets, "or")}. Ask for what; what they did stands in the trail.`,
    };
}
