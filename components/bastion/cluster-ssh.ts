import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Statement } from "../shared/policy-document";
import { arnOf, type AwsScope } from "../shared/scope";
import { transformed, withTransforms, type TransformsOf } from "../shared/transform";
import { forwardingDocument, type Forwarding } from "./forwarding";
import { createSessionRole, sessionStatements } from "./session-role";

/** What `transform` reaches: the resources that the component makes by itself. */
const inner = {
    /** The session document. */
    document: aws.ssm.Document,
    /** The role of whoever may log in. */
    role: aws.iam.Role,
    /** What it may do. */
    rolePolicy: aws.iam.RolePolicy,
};

/** Changes to the arguments of inner resources. */
export type ClusterSshTransforms = TransformsOf<typeof inner>;

export interface ClusterSshArgs {
    readonly scope: AwsScope;
    /** `Name` tag of the bastion's instances. */
    readonly instanceName: string;
    /** `Name` tag of the cluster's instances. */
    readonly clusterInstanceName: string;
    /** ARNs of the roles and users that may log in; at least one. */
    readonly principals: readonly string[];
    /** Changes to the arguments of inner resources. Default: none. */
    readonly transform?: ClusterSshTransforms | undefined;
}

const toPort22: Forwarding = {
    description: "Forward a local port to port 22 of an instance of the cluster",
    host: "Private IPv4 address of the instance",
    hostPattern: "^[0-9]{1,3}([.][0-9]{1,3}){3}$",
    port: 22,
};

/** The account of the cluster's instances that takes keys; it may become root. */
const instanceUser = "ec2-user";

/**
 * How people get from the bastion to the cluster's instances: a session that forwards a port of theirs to port 22 of an
 * instance, and the right to push a key to that instance, which it takes for a minute. The private key never leaves their
 * computer. Security groups let the bastion reach port 22 of the cluster's instances and of nothing else.
 *
 * Children: document and role `<prefix>-bastion-cluster-ssh`. No cost.
 */
export class ClusterSsh extends pulumi.ComponentResource {
    static readonly type = "platform:bastion:ClusterSsh";

    constructor(name: string, args: ClusterSshArgs, opts?: pulumi.ComponentResourceOptions) {
        super(ClusterSsh.type, name, {}, withTransforms(inner, args.transform, opts));
        const { scope, instanceName, principals } = args;
        const documentName = `${scope.prefix}-bastion-cluster-ssh`;
        new aws.ssm.Document(
            name,
            {
                name: documentName,
                documentType: "Session",
                documentFormat: "JSON",
                content: forwardingDocument(toPort22),
            },
            { parent: this },
        );
        createSessionRole(
            name,
            {
                roleName: documentName,
                description: "Log in to the cluster's instances through the bastion",
                principals,
                statements: [
                    ...sessionStatements(scope, { instanceName, documentNames: [documentName] }),
                    pushKey(args),
                ],
            },
            { parent: this },
        );
        this.registerOutputs(transformed(this));
    }
}

function pushKey({ scope, clusterInstanceName }: ClusterSshArgs): Statement {
    return {
        Sid: "PushAKey",
        Effect: "Allow",
        Action: "ec2-instance-connect:SendSSHPublicKey",
        Resource: arnOf(scope, "ec2", "instance/*"),
        Condition: {
            StringEquals: { "aws:ResourceTag/Name": clusterInstanceName, "ec2:osuser": instanceUser },
        },
    };
}
