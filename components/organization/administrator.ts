import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";

/** What makes an account the administrator of services, each by the service's own resource where it has one. */
export const administratorParts = {
    /** Of the trail. */
    trailAdministrator: aws.cloudtrail.OrganizationDelegatedAdminAccount,
    /** Of GuardDuty. */
    guardDutyAdministrator: aws.guardduty.OrganizationAdminAccount,
    /** Of Security Hub. */
    securityHubAdministrator: aws.securityhub.OrganizationAdminAccount,
    /** Of Inspector. */
    inspectorAdministrator: aws.inspector2.DelegatedAdminAccount,
    /** Of Access Analyzer and Identity Center. */
    administrator: aws.organizations.DelegatedAdministrator,
};

/** Makes an account the administrator of trail, detectors and Identity Center for all. */
export function appointAdministrator(
    name: string,
    { accountId, regions }: { readonly accountId: pulumi.Input<string>; readonly regions: readonly string[] },
    opts: pulumi.CustomResourceOptions,
): void {
    new aws.cloudtrail.OrganizationDelegatedAdminAccount(`${name}-cloudtrail`, { accountId }, opts);
    for (const region of regions) {
        const guardDuty = `${name}-guardduty-${region}`;
        new aws.guardduty.OrganizationAdminAccount(guardDuty, { region, adminAccountId: accountId }, opts);
    }
    new aws.securityhub.OrganizationAdminAccount(`${name}-securityhub`, { adminAccountId: accountId }, opts);
    new aws.inspector2.DelegatedAdminAccount(`${name}-inspector2`, { accountId }, opts);
    for (const service of ["access-analyzer", "sso"]) {
        const servicePrincipal = `${service}.amazonaws.com`;
        new aws.organizations.DelegatedAdministrator(`${name}-${service}`, { accountId, servicePrincipal }, opts);
    }
}
