import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { createLogGroup } from "../shared/log-group";
import type { Statement } from "../shared/policy-document";
import { arnOf, type AwsScope } from "../shared/scope";
import { sessionManagerStatement } from "../shared/session-manager-statement";
import { transformed, withTransforms, type TransformsOf } from "../shared/transform";
import { forwardingDocument } from "./forwarding";
import { createSessionRole, sessionStatements } from "./session-role";
import { sessionUser } from "./user-data";

/** What `transform` reaches: the resources that the component makes by itself. */
const inner = {
    /** The log group. */
    logGroup: aws.cloudwatch.LogGroup,
    /** The document of shells, and `<name>-database`. */
    document: aws.ssm.Document,
    /** The role of whoever may open a session. */
    role: aws.iam.Role,
    /** What it may do. */
    rolePolicy: aws.iam.RolePolicy,
};

/** Changes to the arguments of inner resources. */
export type SessionAccessTransforms = TransformsOf<typeof inner>;

const toDatabase = {
    description: "Forward a local port to a database",
    host: "Host name of the database",
    hostPattern: "^[a-z0-9-]+([.][a-z0-9-]+)+[.]amazonaws[.]com([.]cn)?$",
};

export interface SessionAccessArgs {
    readonly scope: AwsScope;
    /** `Name` tag of the instances that sessions may be started on. */
    readonly instanceName: string;
    /** ARNs of the roles and users that may open a session. Empty: administrators alone. */
    readonly principals: readonly string[];
    /** Port of the databases that the instances reach. Default: they reach none. */
    readonly databasePort?: number | undefined;
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
 * Children: log group `/<prefix>/bastion-sessions`, document `<prefix>-bastion-session`, and the role of
 * that name for whoever may open a session; with `databasePort` the document `<prefix>-bastion-database`. About 0.50 USD for a gigabyte of logs.
 * @see https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-schema.html
 */
export class SessionAccess extends pulumi.ComponentResource {
    static readonly type = "platform:bastion:SessionAccess";

    /** Name of the session document, for `aws ssm start-session --document-name`. */
    readonly documentName: string;
    /** What an instance must be allowed so that sessions on it work and are logged. */
    readonly instanceStatements: readonly Statement[];

    constructor(
        private readonly name: string,
        private readonly args: SessionAccessArgs,
        opts?: pulumi.ComponentResourceOptions,
    ) {
        super(SessionAccess.type, name, {}, withTransforms(inner, args.transform, opts));
        const { scope } = args;
        this.documentName = `${scope.prefix}-bastion-session`;
        const logGroupName = `/${scope.prefix}/bastion-sessions`;

        const logGroup = createLogGroup(
            name,
            { scope, name: logGroupName, retentionInDays: args.retentionDays, kmsKeyId: args.encryptionKeyArn },
            this,
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
        this.createRole();
        this.instanceStatements = instanceStatements(scope, logGroupName);
        this.registerOutputs({ documentName: this.documentName, ...transformed(this) });
    }

    private createRole(): void {
        const { scope, principals, instanceName } = this.args;
        if (principals.length > 0) {
            const documentNames = [this.documentName, ...this.createDatabaseDocument()];
            createSessionRole(
                this.name,
                {
                    roleName: this.documentName,
                    description: "Open a logged shell session on the bastion, and end one's own sessions",
                    principals,
                    statements: sessionStatements(scope, { instanceName, documentNames }),
                },
                { parent: this },
            );
        }
    }

    /** Names of what it makes. */
    private createDatabaseDocument(): readonly string[] {
        const { scope, databasePort: port } = this.args;
        if (port === undefined) {
            return [];
        }
        const name = `${scope.prefix}-bastion-database`;
        const content = forwardingDocument({ ...toDatabase, port });
        new aws.ssm.Document(
            `${this.name}-database`,
            { name, documentType: "Session", documentFormat: "JSON", content },
            { parent: this },
        );
        return [name];
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

function instanceStatements(scope: AwsScope, logGroupName: string): readonly Statement[] {
    const logGroupArn = arnOf(scope, "logs", `log-group:${logGroupName}`);
    return [
        sessionManagerStatement,
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
