import { expect } from "chai";
import * as families from "@platform/aws-model/types";
import { matchesGlob } from "@platform/aws-model/identity";
import { APPROVED_TYPES } from "../../../../policy-pack/policies/network/approved-types";
import { approvedTypesOnly } from "../../../../policy-pack/policies/network/approved-types-only";
import { describeResourcePolicy } from "../../harness/describe-policy";
import { secret, unknown } from "../../harness/stack";
import { context, resource } from "../../harness/views";

const NATIVE = "aws-native:ec2:SecurityGroup";
const MESSAGE =
    `subject (${NATIVE}) is of a type that is not approved; required: an approved type. ` +
    "Fix: use an approved type, or review this one and add it to approved-types-only.additionalTypes.";

describeResourcePolicy(approvedTypesOnly, {
    type: NATIVE,
    compliant: [],
    violating: [[{ groupDescription: "web" }, MESSAGE]],
    unknown: [[{ groupDescription: unknown() }, MESSAGE]],
    secret: [{ groupDescription: secret("hunter2") }, "hunter2"],
    minimal: [{}, MESSAGE],
});

describe("approved-types-only", () => {
    const judge = (type: string, config = {}) =>
        approvedTypesOnly.check(resource(type), context({ config }, approvedTypesOnly as never) as never).length;

    it("approves what the platform is made of", () => {
        for (const type of [
            "pulumi:pulumi:Stack",
            "pulumi:providers:aws",
            "pulumi:providers:pulumi",
            "platform:ecs:Service",
            ...families.VPC.slice(0, 1),
        ])
            expect(judge(type), type).to.equal(0);
        for (const type of [...families.SECURITY_GROUP, ...families.ECS_SERVICE, "aws:lb/listener:Listener"])
            expect(judge(type), type).to.equal(0);
    });

    it("leaves the organization to the stack that administers it", () => {
        const type = "aws:ssoadmin/accountAssignment:AccountAssignment";
        const found = (settings: object, config: Readonly<Record<string, unknown>> = {}) =>
            approvedTypesOnly
                .check(resource(type), context({ config, settings }, approvedTypesOnly as never) as never)
                .map(({ message }) => message);
        expect(found({})).to.deep.equal([
            `subject (${type}) is of a type that reaches beyond the account; required: a stack whose platform-settings.organization is true. ` +
                "Fix: declare it in the stack that administers the organization, or set that in its settings.",
        ]);
        expect(found({ organization: true })).to.deep.equal([]);
        expect(found({}, { additionalTypes: ["aws:ssoadmin/*"] })).to.deep.equal([]);
    });

    it("leaves components to the judgement of what is in them", () => {
        for (const type of ["awsx:ecr:Repository", "awsx:ec2:Vpc", "acme:web:Site"]) {
            expect(judge(type), type).to.equal(0);
        }
        expect(judge("eks:index:VpcCni"), "no component").to.equal(1);
    });

    it("refuses what hides resources or runs scripts", () => {
        for (const type of [
            "aws:cloudformation/stack:Stack",
            "aws:cloudcontrol/resource:Resource",
            "command:local:Command",
            "pulumi-nodejs:dynamic:Resource",
            "pulumi:providers:command",
            "aws:ec2/vpcPeeringConnection:VpcPeeringConnection",
            "aws:ec2/spotFleetRequest:SpotFleetRequest",
            "aws:lightsail/instance:Instance",
        ])
            expect(judge(type), type).to.equal(1);
    });

    it("takes further types from its configuration, and a whole list in place of its own", () => {
        expect(judge(NATIVE, { additionalTypes: ["aws-native:ec2:*"] })).to.equal(0);
        expect(judge("aws:ec2/vpc:Vpc", { approvedTypes: ["platform:*"] })).to.equal(1);
    });

    it("approves no provider besides those it names", () => {
        const providers = APPROVED_TYPES.filter((pattern) => matchesGlob(pattern, "pulumi:providers:command"));
        expect(providers).to.deep.equal([]);
    });
});
