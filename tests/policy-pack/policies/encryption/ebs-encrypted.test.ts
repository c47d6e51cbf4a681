import { expect } from "chai";
import { ebsEncrypted } from "../../../../policy-pack/policies/encryption/ebs-encrypted";
import { describeResourcePolicy } from "../../harness/describe-policy";
import { secret, unknown } from "../../harness/stack";
import { context, resource } from "../../harness/views";

const TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";
const ENCRYPTED = { deviceName: "/dev/xvda", ebs: { encrypted: "true" } };
const ROOT = "required: a mapping of the root volume (/dev/xvda or /dev/sda1). Fix: map it, with ebs.encrypted true.";

describeResourcePolicy(ebsEncrypted, {
    type: TEMPLATE,
    compliant: [
        { blockDeviceMappings: [ENCRYPTED] },
        { blockDeviceMappings: [{ deviceName: "/dev/sda1", ebs: { encrypted: true } }] },
        { blockDeviceMappings: [ENCRYPTED, { deviceName: "/dev/sdb", noDevice: "" }] },
        { blockDeviceMappings: [ENCRYPTED, { deviceName: "/dev/sdb", virtualName: "ephemeral0" }] },
    ],
    violating: [
        [
            {
                blockDeviceMappings: [{ deviceName: "/dev/xvda", ebs: { encrypted: "false" } }],
                rootBlockDevice: { encrypted: false },
                launchSpecifications: [{ rootBlockDevices: [{ encrypted: false }] }],
                volumeConfiguration: { managedEbsVolume: { encrypted: false } },
                encrypted: false,
                enabled: false,
            },
            `subject (${TEMPLATE}): blockDeviceMappings[0].ebs.encrypted is false; required: true. Fix: set it to "true".`,
        ],
        [
            { blockDeviceMappings: [ENCRYPTED, { deviceName: "/dev/sdb", ebs: { volumeSize: 8 } }] },
            `subject (${TEMPLATE}): blockDeviceMappings[1].ebs.encrypted is not set, which means false; required: true. Fix: set it to "true".`,
        ],
        [
            { blockDeviceMappings: [ENCRYPTED, { deviceName: "/dev/sdb", virtualName: "ephemeral0", ebs: {} }] },
            `subject (${TEMPLATE}): blockDeviceMappings[1].ebs.encrypted is not set, which means false; required: true. Fix: set it to "true".`,
        ],
        [
            { blockDeviceMappings: [{ deviceName: "/dev/sdf", ebs: { encrypted: "true" } }] },
            `subject (${TEMPLATE}): blockDeviceMappings is without one for the root volume; ${ROOT}`,
        ],
        [
            { blockDeviceMappings: [{ deviceName: "/dev/xvda", noDevice: "true" }] },
            `subject (${TEMPLATE}): blockDeviceMappings is without one for the root volume; ${ROOT}`,
        ],
    ],
    unknown: [
        [
            { blockDeviceMappings: [{ deviceName: "/dev/xvda", ebs: { encrypted: unknown() } }] },
            `subject (${TEMPLATE}): undecided, as this is not known: blockDeviceMappings[0].ebs.encrypted. ` +
                "Decided by: a value that is plain in the program (true).",
        ],
        [
            { blockDeviceMappings: [{ deviceName: unknown(), ebs: { encrypted: "true" } }] },
            `subject (${TEMPLATE}): undecided, as this is not known: blockDeviceMappings. ` +
                "Decided by: plain mappings with a mapping of the root volume (/dev/xvda or /dev/sda1).",
        ],
    ],
    secret: [{ blockDeviceMappings: [{ deviceName: "/dev/xvda", ebs: { encrypted: secret("hunter2") } }] }, "hunter2"],
    minimal: [{}, `subject (${TEMPLATE}): blockDeviceMappings is without one for the root volume; ${ROOT}`],
});

describe("ebs-encrypted: other spellings", () => {
    const count = (type: string, inputs: Record<string, unknown>, config = {}) =>
        ebsEncrypted.check(resource(type, inputs), context({ config }, ebsEncrypted)).length;

    it("judges the root volume of an instance that says nothing", () => {
        expect(count("aws:ec2/instance:Instance", {})).to.equal(1);
        expect(count("aws:ec2/instance:Instance", { rootBlockDevice: { encrypted: true } })).to.equal(0);
    });

    it("judges every further volume", () => {
        const volumes = { rootBlockDevice: { encrypted: true }, ebsBlockDevices: [{ encrypted: true }, {}] };
        expect(count("aws:ec2/instance:Instance", volumes)).to.equal(1);
        const fleet = { launchSpecifications: [{ rootBlockDevices: [{ encrypted: true }] }, {}] };
        expect(count("aws:ec2/spotFleetRequest:SpotFleetRequest", fleet)).to.equal(1);
    });

    it("knows where AWS encrypts by itself", () => {
        expect(count("aws:ecs/service:Service", { volumeConfiguration: { managedEbsVolume: {} } })).to.equal(0);
        expect(count("aws:ebs/encryptionByDefault:EncryptionByDefault", {})).to.equal(0);
    });

    it("takes other names of root devices from its configuration", () => {
        const mappings = { blockDeviceMappings: [{ deviceName: "/dev/nvme0n1", ebs: { encrypted: "true" } }] };
        expect(count(TEMPLATE, mappings, { rootDeviceNames: ["/dev/nvme0n1"] })).to.equal(0);
    });
});
