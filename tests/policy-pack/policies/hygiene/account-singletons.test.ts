import { expect } from "chai";
import { accountSingletons } from "../../../../policy-pack/policies/hygiene/account-singletons";
import { analyze } from "../../harness/rpc";
import { MODES, StackBuilder } from "../../harness/stack";

const SETTINGS = [
    "aws:ec2/vpcBlockPublicAccessOptions:VpcBlockPublicAccessOptions",
    "aws:cfg/retentionConfiguration:RetentionConfiguration",
    "aws:guardduty/organizationConfiguration:OrganizationConfiguration",
    "aws:securityhub/organizationConfiguration:OrganizationConfiguration",
    "aws:securityhub/findingAggregator:FindingAggregator",
    "aws:inspector2/organizationConfiguration:OrganizationConfiguration",
    "aws:iam/securityTokenServicePreferences:SecurityTokenServicePreferences",
    "aws:ecr/accountSetting:AccountSetting",
    "aws:ecs/accountSettingDefault:AccountSettingDefault",
    "aws:ssm/serviceSetting:ServiceSetting",
    "aws:ssm/defaultPatchBaseline:DefaultPatchBaseline",
    "aws:backup/regionSettings:RegionSettings",
    "aws:backup/globalSettings:GlobalSettings",
];

describe("account-singletons", () => {
    for (const mode of MODES) {
        const found = async (type: string, parent?: string) => {
            const stack = new StackBuilder(mode);
            stack.add(type, "subject", {}, parent);
            return (await analyze([accountSingletons], stack.records)).diagnostics.map(({ message }) => message);
        };

        it(`wants each of its types below the account's components, in ${mode} mode`, async () => {
            for (const type of accountSingletons.types ?? []) {
                expect(await found(type), type).to.have.lengthOf(1);
                expect(await found(type, "platform:account:ThreatDetection"), type).to.deep.equal([]);
            }
        });

        it(`says where it belongs, in ${mode} mode`, async () => {
            const detector = "aws:guardduty/detector:Detector";
            const [message] = await found(detector, "platform:vpn:Vpn");
            expect(message).to.contain(
                `subject (${detector}) is made outside of the account's components; required: a place below platform:account:* or platform:delivery:* or platform:events:* or platform:images:* or platform:organization:*. Fix: move it there, or add its component to owners in the configuration of this policy.`,
            );
        });

        it(`takes settings of a region, and those that there are once of a name, for such, in ${mode} mode`, async () => {
            for (const type of SETTINGS) expect(await found(type), type).to.have.lengthOf(1);
        });

        it(`leaves alone what an account may have several of, in ${mode} mode`, async () => {
            expect(await found("aws:cloudtrail/trail:Trail")).to.deep.equal([]);
        });
    }
});
