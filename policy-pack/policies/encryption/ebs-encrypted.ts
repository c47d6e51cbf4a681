import { setting } from "@platform/aws-model/setting";
import { expectValue } from "../../lib/finding";
import { resourcePolicy } from "../../lib/policy";
import { judgeMappings, MAPPED_TYPES } from "./block-device-mappings";
import { VOLUMES, volumesOf } from "./volumes";

const config = {
    rootDeviceNames: setting("Device names of root volumes. A launch template has to map one of them.", [
        "/dev/xvda",
        "/dev/sda1",
    ]),
};

/** Every volume is encrypted by its own word; an account's default can change behind the program's back. */
export const ebsEncrypted = resourcePolicy<typeof config>({
    name: "ebs-encrypted",
    description: "Volumes of instances, launch templates and tasks must be encrypted, root volumes included.",
    why: "Snapshots of an unencrypted volume can be shared and read; a volume cannot be encrypted later, only replaced.",
    level: "mandatory",
    severity: "high",
    controls: { fsbp: ["EC2.3", "EC2.7", "EC2.181"], checkov: ["CKV_AWS_3", "CKV_AWS_8", "CKV_AWS_106"] },
    remediation:
        "Set encrypted on every volume, and name the root volume among a launch template's blockDeviceMappings.",
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-181",
    config,
    types: [...MAPPED_TYPES, ...Object.keys(VOLUMES)],
    check: (resource, { config: { rootDeviceNames } }) =>
        MAPPED_TYPES.includes(resource.type)
            ? judgeMappings(resource, rootDeviceNames)
            : volumesOf(resource).flatMap(({ value, whenAbsent }) =>
                  expectValue(resource, value, value.flag(), {
                      whenAbsent,
                      accepts: (encrypted) => encrypted,
                      found: String,
                      required: "true",
                      fix: "set it to true; AWS replaces a volume that exists",
                  }),
              ),
});
