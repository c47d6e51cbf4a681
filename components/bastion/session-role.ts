import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { policyDocument, type Statement } from "../shared/policy-document";
import { arnOf, type AwsScope } from "../shared/scope";

export interface SessionRoleArgs {
    readonly roleName: string;
    readonly description: string;
    /** ARNs of the roles and users that may take it, of this account or of others. */
    readonly principals: readonly string[];
    /** All that it may do. */
    readonly statements: readonly Statement[];
}

/**
 * A role that people take to start sessions. They are let in by a condition: a principal that stands in `Principal` itself
 * has to exist, and AWS turns it into an id that dies with it. Nothing is attached to anybody, which other accounts and
 * Identity Center would not allow, and so nothing outlives the stack.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 */
export function createSessionRole(name: string, args: SessionRoleArgs, opts: pulumi.CustomResourceOptions): void {
    const { roleName, description, principals, statements } = args;
    const role = new aws.iam.Role(
        name,
        { name: roleName, description, assumeRolePolicy: policyDocument([trust(principals)]) },
        opts,
    );
    new aws.iam.RolePolicy(name, { role: role.id, policy: policyDocument(statements) }, opts);
}

/** `arn:aws:iam::123456789012:role/people/Jane` is in the account `arn:aws:iam::123456789012:root`. */
function trust(principals: readonly string[]): Statement {
    const accounts = new Set(principals.map((arn) => arn.replace(/:(role|user)\/.*$/, ":root")));
    return {
        Effect: "Allow",
        Principal: { AWS: [...accounts].sort() },
        Action: "sts:AssumeRole",
        Condition: { ArnEquals: { "aws:PrincipalArn": principals } },
    };
}

export interface SessionTarget {
    /** `Name` tag of the instances that sessions may be started on. */
    readonly instanceName: string;
    /** The only documents that they may be started with. */
    readonly documentNames: readonly string[];
}

/**
 * Starting sessions with certain documents, and ending one's own. The condition on the document stands in every statement that
 * starts sessions, or AWS would not ask for it. Whose a session is, AWS writes in a tag of it; its ARN starts with a name
 * that no variable of IAM has.
 * @see https://docs.aws.amazon.com/systems-manager/latest/userguide/getting-started-restrict-access-examples.html
 */
export function sessionStatements(
    scope: AwsScope,
    { instanceName, documentNames }: SessionTarget,
): readonly Statement[] {
    const onlyWithDocument = { BoolIfExists: { "ssm:SessionDocumentAccessCheck": "true" } };
    const anySession = arnOf(scope, "ssm", "session/*");
    return [
        {
            Sid: "OnTheBastion",
            Effect: "Allow",
            Action: "ssm:StartSession",
            Resource: arnOf(scope, "ec2", "instance/*"),
            Condition: { StringEquals: { "ssm:resourceTag/Name": instanceName }, ...onlyWithDocument },
        },
        {
            Sid: "WithTheDocuments",
            Effect: "Allow",
            Action: "ssm:StartSession",
            Resource: documentNames.map((name) => arnOf(scope, "ssm", `document/${name}`)),
            Condition: onlyWithDocument,
        },
        {
            Sid: "OwnSessions",
            Effect: "Allow",
            Action: ["ssm:ResumeSession", "ssm:TerminateSession"],
            Resource: anySession,
            Condition: { StringLike: { "ssm:resourceTag/aws:ssmmessages:session-id": "${aws:userid}*" } },
        },
        {
            Sid: "TalkInASession", // which takes the token that StartSession or ResumeSession gave
            Effect: "Allow",
            Action: "ssmmessages:OpenDataChannel",
            Resource: anySession,
        },
        {
            Sid: "FindInstances",
            Effect: "Allow",
            Action: ["ec2:DescribeInstances", "ssm:DescribeSessions", "ssm:GetConnectionStatus"],
            Resource: "*",
        },
    ];
}
