import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { assumeRolePolicy, policyDocument } from "../shared/policy-document";
import { forEachEntry } from "../shared/records";
import { arnOf, type AwsScope } from "../shared/scope";
import { transformed, withTransforms, type TransformsOf } from "../shared/transform";

/** What `transform` reaches: the resources that the component makes by itself. */
const inner = {
    /** The role that hands events over. */
    role: aws.iam.Role,
    /** The role policy. */
    rolePolicy: aws.iam.RolePolicy,
    /** The rule of each region. */
    eventRule: aws.cloudwatch.EventRule,
    /** Its target. */
    eventTarget: aws.cloudwatch.EventTarget,
};

export type FindingForwardingTransforms = TransformsOf<typeof inner>;

export interface FindingForwardingArgs {
    readonly scope: AwsScope;
    /** Key of each further region's resources, and the region. */
    readonly regions: Readonly<Record<string, string>>;
    /** Changes to the arguments of inner resources. Default: none. */
    readonly transform?: FindingForwardingTransforms | undefined;
}

/**
 * Hands what is found in other regions to the event bus of the stack's own, where Findings takes it: an alarm tells only topics of its own region.
 *
 * Children: the role `<prefix>-findings-forward`, and for each region a rule and its target. About 1 USD a million findings.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-cross-region.html
 */
export class FindingForwarding extends pulumi.ComponentResource {
    static readonly type = "platform:account:FindingForwarding";

    constructor(name: string, args: FindingForwardingArgs, opts?: pulumi.ComponentResourceOptions) {
        super(FindingForwarding.type, name, {}, withTransforms(inner, args.transform, opts));
        const { scope } = args;
        const bus = arnOf(scope, "events", "event-bus/default");
        const role = new aws.iam.Role(
            name,
            {
                name: `${scope.prefix}-findings-forward`,
                description: "Lets rules of other regions hand findings to the event bus of this one",
                assumeRolePolicy: assumeRolePolicy("events.amazonaws.com", scope.accountId),
            },
            { parent: this },
        );
        const policy = new aws.iam.RolePolicy(
            name,
            {
                role: role.id,
                policy: policyDocument([{ Effect: "Allow", Action: "events:PutEvents", Resource: bus }]),
            },
            { parent: this },
        );
        forEachEntry(args.regions, (region, key) => {
            const rule = new aws.cloudwatch.EventRule(
                `${name}${key}`,
                {
                    region,
                    name: `${scope.prefix}-findings`,
                    description: `Hands findings to ${scope.region}`,
                    eventPattern: pulumi.jsonStringify({ source: ["aws.guardduty", "aws.access-analyzer"] }),
                },
                { parent: this },
            );
            new aws.cloudwatch.EventTarget(
                `${name}${key}`,
                { region, rule: rule.name, arn: bus, roleArn: role.arn },
                { parent: this, dependsOn: policy },
            );
        });
        this.registerOutputs(transformed(this));
    }
}
