import type { Resource } from "@platform/aws-model/resource";
import { SSM_SERVICE_SETTING } from "@platform/aws-model/types";
import { violation, type PolicyFinding } from "../../lib/finding";
import { resourcePolicy } from "../../lib/policy";
import { judgeRules, typesOf } from "../../lib/property-rules";
import { PUBLIC_SHARES } from "./public-shares";

/** Whether documents may be shared with everybody is one of the settings that have an id instead of a type. */
const DOCUMENT_SHARING = /\/ssm\/documents\/console\/public-sharing-permission$/;

/** What is shared by an attribute and not by a policy document, and the account's own switches against that. */
export const noPublicSharing = resourcePolicy({
    name: "no-public-sharing",
    description:
        "Images, snapshots, documents, access points and identity pools must not be shared with everybody, nor the account's blocks be turned off.",
    why: "A public snapshot or image is copied by strangers within hours, with everything that was ever on the disk.",
    level: "mandatory",
    severity: "critical",
    controls: {
        fsbp: ["EC2.1", "EC2.182", "RDS.1", "SSM.4", "SSM.7", "S3.1", "S3.19", "S3.24", "EMR.2"],
        cis: ["2.1.4"],
        checkov: ["CKV_AWS_53", "CKV_AWS_54", "CKV_AWS_55", "CKV_AWS_56", "CKV_AWS_366"],
    },
    remediation: "Name the accounts that something is shared with, and leave the blocks of the account on.",
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-1",
    types: [...typesOf(PUBLIC_SHARES), ...SSM_SERVICE_SETTING],
    check: (resource) => [...judgeRules(resource, PUBLIC_SHARES), ...judgeSetting(resource)],
});

function judgeSetting(resource: Resource): PolicyFinding[] {
    if (!SSM_SERVICE_SETTING.includes(resource.type)) return [];
    const [id, value] = [resource.get("settingId").text(), resource.get("settingValue").text()];
    const shares = id.state === "known" && DOCUMENT_SHARING.test(id.value);
    if (!shares || (value.state === "known" && value.value === "Disable")) return [];
    const finding = { at: "settingValue", found: "not Disable", required: "Disable", fix: "set it to Disable" };
    return [violation(resource, finding)];
}
