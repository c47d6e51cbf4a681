import { expectValue } from "../../lib/finding";
import { resourcePolicy } from "../../lib/policy";
import { RDS_CLUSTER_INSTANCE, RDS_INSTANCE } from "@platform/aws-model/types";

/** A database has no address on the internet. Turning the flag off changes the instance in place. */
export const rdsNotPublic = resourcePolicy({
    name: "rds-not-public",
    description: "Databases must not be publicly accessible.",
    why: "A publicly accessible database has a public address and name, found and tried by scanners around the clock.",
    level: "mandatory",
    severity: "critical",
    controls: { fsbp: ["RDS.2"], cis: ["2.2.3"], checkov: ["CKV_AWS_17"] },
    remediation: "Leave publiclyAccessible out or set it to false; people reach the database through the bastion.",
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-2",
    types: [...RDS_INSTANCE, ...RDS_CLUSTER_INSTANCE],
    check(resource) {
        const value = resource.get("publiclyAccessible");
        return expectValue(resource, value, value.flag(), {
            whenAbsent: false, // the provider's default; AWS's own depends on the subnets
            accepts: (accessible) => !accessible,
            found: String,
            required: "publiclyAccessible false",
            fix: "remove publiclyAccessible",
        });
    },
    remediate(resource) {
        const accessible = resource.get("publiclyAccessible").flag();
        return accessible.state === "known" && accessible.value ? [{ at: ["publiclyAccessible"], value: false }] : [];
    },
});
