import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { AlarmTopics } from "../shared/alarm";
import { assumeRolePolicy, policyDocument } from "../shared/policy-document";
import { arnOf, type AwsScope } from "../shared/scope";
import { transformed, withTransforms, type TransformsOf } from "../shared/transform";
import { watchAddress, watchTrigger } from "./alarms";

/** What `transform` reaches: the resources that the component makes by itself. */
const inner = {
    /** The Elastic IP. */
    address: aws.ec2.Eip,
    /** The record. */
    record: aws.route53.Record,
    /** The state machine. */
    stateMachine: aws.sfn.StateMachine,
    /** The event rule. */
    eventRule: aws.cloudwatch.EventRule,
    /** The event target. */
    eventTarget: aws.cloudwatch.EventTarget,
    /** `<name>-associate` and `<name>-launch`. */
    role: aws.iam.Role,
    /** The policy of each role. */
    rolePolicy: aws.iam.RolePolicy,
    /** `<name>-failed` and `<name>-not-started`. */
    alarm: aws.cloudwatch.MetricAlarm,
};

/** Changes to the arguments of inner resources. */
export type FixedAddressTransforms = TransformsOf<typeof inner>;

export interface FixedAddressArgs {
    readonly scope: AwsScope;
    /** `Name` tag of the instances that get the address, and of the address. */
    readonly instanceName: string;
    /** What the name of the instances' scaling group starts with. */
    readonly groupNamePrefix: string;
    /** Name that points to the address. Default: none. */
    readonly hostName: string | undefined;
    /** Zone of `hostName`; without one, another team has to create the record. */
    readonly zoneId: pulumi.Input<string> | undefined;
    readonly topics: AlarmTopics;
    /** Changes to the arguments of inner resources. Default: none. */
    readonly transform?: FixedAddressTransforms | undefined;
}

/**
 * A public address that follows the bastion from instance to instance.
 *
 * An instance in a subnet that gives out no public addresses cannot call AWS to ask for one. So the address is given
 * from outside: when the scaling group reports a launch, a state machine associates it. The instance itself gets
 * no right to move addresses.
 *
 * Children: Elastic IP, DNS record, state machine `<prefix>-bastion-address`, event rule and target, a role for each of
 * the two, two alarms. About 4 USD a month for the address.
 */
export class FixedAddress extends pulumi.ComponentResource {
    static readonly type = "platform:bastion:FixedAddress";

    /** The address. */
    readonly publicIp: pulumi.Output<string>;
    /** What has to exist before the first instance starts, so that its launch is not missed. */
    readonly ready: pulumi.Resource;

    private readonly stateMachineName: string;

    constructor(
        private readonly name: string,
        private readonly args: FixedAddressArgs,
        opts?: pulumi.ComponentResourceOptions,
    ) {
        super(FixedAddress.type, name, {}, withTransforms(inner, args.transform, opts));
        this.stateMachineName = `${args.scope.prefix}-bastion-address`;
        const address = new aws.ec2.Eip(
            name,
            { domain: "vpc", tags: { Name: args.instanceName } },
            { parent: this }, // never protected, or `ssh` could not be taken out again
        );
        const stateMachine = this.createStateMachine(address);
        this.ready = this.createTrigger(stateMachine);
        this.createRecord(address);
        watchAddress(name, { topics: args.topics, stateMachineArn: stateMachine.arn }, { parent: this });
        this.publicIp = address.publicIp;
        this.registerOutputs({ publicIp: this.publicIp, ...transformed(this) });
    }

    private createStateMachine(address: aws.ec2.Eip): aws.sfn.StateMachine {
        const { scope, instanceName } = this.args;
        const name = `${this.name}-associate`;
        const role = new aws.iam.Role(
            name,
            {
                name: this.stateMachineName,
                description: "Gives the bastion's address to the bastion's instance",
                assumeRolePolicy: assumeRolePolicy("states.amazonaws.com", scope.accountId),
            },
            { parent: this },
        );
        const policy = new aws.iam.RolePolicy(
            name,
            {
                role: role.id,
                policy: policyDocument([
                    {
                        Effect: "Allow",
                        Action: "ec2:AssociateAddress",
                        Resource: ["elastic-ip/*", "instance/*", "network-interface/*"].map((resource) =>
                            arnOf(scope, "ec2", resource),
                        ),
                        Condition: { StringEquals: { "aws:ResourceTag/Name": instanceName } },
                    },
                ]),
            },
            { parent: this },
        );
        return new aws.sfn.StateMachine(
            name,
            { name: this.stateMachineName, roleArn: role.arn, definition: associate(scope, address.allocationId) },
            { parent: this, dependsOn: policy },
        );
    }

    private createTrigger(stateMachine: aws.sfn.StateMachine): aws.cloudwatch.EventTarget {
        const { scope, groupNamePrefix } = this.args;
        const name = `${this.name}-launch`;
        const rule = new aws.cloudwatch.EventRule(
            name,
            {
                description: "A bastion instance started",
                eventPattern: pulumi.jsonStringify({
                    source: ["aws.autoscaling"],
                    "detail-type": ["EC2 Instance Launch Successful"],
                    detail: { AutoScalingGroupName: [{ prefix: groupNamePrefix }] },
                }),
            },
            { parent: this },
        );
        watchTrigger(this.name, { topics: this.args.topics, ruleName: rule.name }, { parent: this });
        const role = new aws.iam.Role(
            name,
            {
                name: `${scope.prefix}-bastion-launch`,
                description: "Lets EventBridge start the state machine that moves the bastion's address",
                assumeRolePolicy: assumeRolePolicy("events.amazonaws.com", scope.accountId),
            },
            { parent: this },
        );
        const policy = new aws.iam.RolePolicy(
            name,
            {
                role: role.id,
                policy: policyDocument([
                    { Effect: "Allow", Action: "states:StartExecution", Resource: this.stateMachineArn() },
                ]),
            },
            { parent: this },
        );
        return new aws.cloudwatch.EventTarget(
            name,
            { rule: rule.name, arn: stateMachine.arn, roleArn: role.arn },
            { parent: this, dependsOn: policy },
        );
    }

    private createRecord(address: aws.ec2.Eip): void {
        const { hostName, zoneId } = this.args;
        if (hostName !== undefined && zoneId !== undefined) {
            new aws.route53.Record(
                this.name,
                { zoneId, name: hostName, type: "A", ttl: 300, records: [address.publicIp] },
                { parent: this },
            );
        }
    }

    private stateMachineArn(): pulumi.Output<string> {
        return arnOf(this.args.scope, "states", `stateMachine:${this.stateMachineName}`);
    }
}

/** One call, tried again while the instance is not running yet. */
function associate(scope: AwsScope, allocationId: pulumi.Output<string>): pulumi.Output<string> {
    return pulumi.jsonStringify({
        StartAt: "Associate",
        States: {
            Associate: {
                Type: "Task",
                Resource: pulumi.interpolate`arn:${scope.partition}:states:::aws-sdk:ec2:associateAddress`,
                Parameters: {
                    AllocationId: allocationId,
                    "InstanceId.$": "$.detail.EC2InstanceId",
                    AllowReassociation: true,
                },
                Retry: [{ ErrorEquals: ["States.ALL"], IntervalSeconds: 5, MaxAttempts: 6, BackoffRate: 2 }],
                End: true,
            },
        },
    });
}
