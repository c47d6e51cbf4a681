import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { policyDocument, type Statement } from "../shared/policy-document";
import { arnOf, type AwsScope } from "../shared/scope";
import { transformed, withTransforms, type TransformsOf } from "../shared/transform";
import { sessionUser } from "./user-data";

/** What `transform` reaches: the resources that the component makes by itself. */
const inner = {
    /** The log group. */
    logGroup: aws.cloudwatch.LogGroup,
    /** The session document. */
    document: aws.ssm.Document,
    /** The policy of whoever may open a session. */
    policy: aws.iam.Policy,
};

/** Changes to the arguments of inner resources. */
export type SessionAccessTransforms = TransformsOf<typeof inner>;

export interface SessionAccessArgs {
    readonly scope: AwsScope;
    /** `Name` tag of the instances that sessions may be started on. */
    readonly instanceName: string;
    /** Days that sessions' logs are kept. */
    readonly retentionDays: number;
    readonly encryptionKeyArn: pulumi.Input<string>;
    /** Changes to the arguments of inner resources. Default: none. */
    readonly transform?: SessionAccessTransforms | undefined;
}

/**
 * How people open a shell through Session Manager: with a session document of the stack's own, which writes what is
 * typed and shown to a log group while it happens. The document that AWS takes by default,
 * `SSM-SessionManagerRunShell`, belongs to the whole account and region, so stacks would overwrite one another's.
 *
 * Children: log group `/<prefix>/bastion-sessions`, document `<prefix>-bastion-session`, IAM policy
 * `<prefix>-bastion-session` to attach to whoever may open a session. About 0.50 USD for a gigabyte of logs.
 * @see https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-schema.html
 */
export class SessionAccess extends pulumi.ComponentResource {
    static readonly type = "platform:bastion:SessionAccess";

    /** Name of the session document, for `aws ssm start-session --document-name`. */
    readonly documentName: string;
    /** What an instance must be allowed so that sessions on it work and are logged. */
    readonly instanceStatements: readonly Statement[];

    constructor(name: string, args: SessionAccessArgs, opts?: pulumi.ComponentResourceOptions) {
        super(SessionAccess.type, name, {}, withTransforms(inner, args.transform, opts));
        const { scope } = args;
        this.documentName = `${scope.prefix}-bastion-session`;
        const logGroupName = `/${scope.prefix}/bastion-sessions`;

        const logGroup = new aws.cloudwatch.LogGroup(
            name,
            { name: logGroupName, retentionInDays: args.retentionDays, kmsKeyId: args.encryptionKeyArn },
            { parent: this },
        );
        new aws.ssm.Document(
            name,
            {
                name: this.documentName,
                documentType: "Session",
                documentFormat: "JSON",
                content: sessionDocument(logGroupName),
            },
            { parent: this, dependsOn: logGroup },
        );
        new aws.iam.Policy(
            name,
            {
                name: this.documentName,
                description: "Open a logged shell session on the bastion, and end one's own sessions",
                policy: policyDocument(personStatements(scope, args.instanceName, this.documentName)),
            },
            { parent: this },
        );
        this.instanceStatements = instanceStatements(scope, logGroupName);
        this.registerOutputs({ documentName: this.documentName, ...transformed(this) });
    }
}

function sessionDocument(cloudWatchLogGroupName: string): pulumi.Output<string> {
    return pulumi.jsonStringify({
        schemaVersion: "1.0",
        description: "Logged shell session on the bastion",
        sessionType: "Standard_Stream",
        inputs: {
            cloudWatchLogGroupName,
            cloudWatchEncryptionEnabled: true, // no session when the log group is not encrypted
            cloudWatchStreamingEnabled: true, // log while it happens: who breaks off a session hides nothing
            idleSessionTimeout: "20", // minutes
            maxSessionDuration: "480", // minutes
            runAsEnabled: true, // or shells are ssm-user's, whom the agent makes root
            runAsDefaultUser: sessionUser,
        },
    });
}

/** Session Manager alone: the managed policy that AWS offers would let every shell read the whole Parameter Store. */
function instanceStatements(scope: AwsScope, logGroupName: string): readonly Statement[] {
    const logGroupArn = arnOf(scope, "logs", `log-group:${logGroupName}`);
    return [
        {
            Sid: "SessionManager", // none of these can be narrowed to resources
            Effect: "Allow",
            Action: [
                "ssm:UpdateInstanceInformation",
                "ssmmessages:CreateControlChannel",
                "ssmmessages:CreateDataChannel",
                "ssmmessages:OpenControlChannel",
                "ssmmessages:OpenDataChannel",
            ],
            Resource: "*",
        },
        {
            Sid: "SessionLogs",
            Effect: "Allow",
            Action: ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
            Resource: [logGroupArn, pulumi.interpolate`${logGroupArn}:*`],
        },
        {
            Sid: "IsTheLogGroupEncrypted",
            Effect: "Allow",
            Action: "logs:DescribeLogGroups",
            Resource: arnOf(scope, "logs", "log-group:*"),
        },
    ];
}

/**
 * The condition on the document stands in every statement that starts sessions, or AWS would not ask for it. Whose a
 * session is, AWS writes in a tag of it; its ARN starts with a name that no variable of IAM has.
 * @see https://docs.aws.amazon.com/systems-manager/latest/userguide/getting-started-restrict-access-examples.html
 */
function personStatements(scope: AwsScope, instanceName: string, documentName: string): readonly Statement[] {
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
            Sid: "WithTheLoggedDocument",
            Effect: "Allow",
            Action: "ssm:StartSession",
            Resource: arnOf(scope, "ssm", `document/${documentName}`),
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
            Sid: "FindTheBastion",
            Effect: "Allow",
            Action: ["ec2:DescribeInstances", "ssm:DescribeSessions", "ssm:GetConnectionStatus"],
            Resource: "*",
        },
    ];
}
