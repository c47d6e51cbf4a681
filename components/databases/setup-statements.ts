import { keyStatement, viaServices } from "../shared/key-statement";
import type { Statement } from "../shared/policy-document";
import { arnOf, type AwsScope } from "../shared/scope";
import type { DatabaseTarget } from "./target";
import { databaseNames } from "./names";

/** Where an app's user is written down. */
export interface UserPlace {
    /** Path of its parameters. */
    readonly parameters: string;
    /** Alias of the key that encrypts them. */
    readonly keyAlias: string;
}

export interface SetupStatementsArgs {
    readonly scope: AwsScope;
    readonly database: Pick<DatabaseTarget, "key" | "engine" | "identifier" | "keyAlias" | "masterPassword">;
    readonly users: readonly UserPlace[];
}

/** The function reads the master password, and writes users, which it cannot read back. */
export function setupStatements(args: SetupStatementsArgs): readonly Statement[] {
    return [...(args.database.masterPassword.by === "rds" ? ofRds(args) : ofStack(args)), ...writeUsers(args)];
}

/** How RDS names and tags the secret of a master password that it manages, before a part by chance. */
const managedSecrets = {
    postgres: { name: "rds!db-*", tag: "aws:rds:primaryDBInstanceArn" },
    aurora: { name: "rds!cluster-*", tag: "aws:rds:primaryDBClusterArn" },
} as const;

/** RDS gives its secret a name by chance, and tags it with the instance or the cluster. */
function ofRds({ scope, database }: SetupStatementsArgs): readonly Statement[] {
    const { name, tag } = managedSecrets[database.engine];
    return [
        {
            Sid: "ReadMasterSecret",
            Effect: "Allow",
            Action: "secretsmanager:GetSecretValue",
            Resource: arnOf(scope, "secretsmanager", `secret:${name}`),
            Condition: {
                StringEquals: { [`aws:ResourceTag/${tag}`]: databaseArn(scope, database) },
            },
        },
        {
            Sid: "DecryptMasterSecret",
            ...keyStatement(scope, "kms:Decrypt", [database.keyAlias], viaServices(scope, ["secretsmanager"])),
        },
    ];
}

function ofStack({ scope, database }: SetupStatementsArgs): readonly Statement[] {
    const { masterSecretPrefix } = databaseNames(scope.prefix, database.key);
    const actions = ["DescribeSecret", "GetSecretValue", "PutSecretValue", "UpdateSecretVersionStage"];
    return [
        {
            Sid: "RotateMasterSecret",
            Effect: "Allow",
            Action: actions.map((action) => `secretsmanager:${action}`),
            Resource: arnOf(scope, "secretsmanager", `secret:${masterSecretPrefix}*`),
        },
        {
            Sid: "EncryptMasterSecret",
            ...keyStatement(
                scope,
                ["kms:Decrypt", "kms:GenerateDataKey"],
                [database.keyAlias],
                viaServices(scope, ["secretsmanager"]),
            ),
        },
        {
            Sid: "SetMasterPassword",
            Effect: "Allow",
            Action: "rds:ModifyDBInstance",
            Resource: databaseArn(scope, database),
        },
    ];
}

function writeUsers({ scope, users }: SetupStatementsArgs): readonly Statement[] {
    const aliases = [...new Set(users.map(({ keyAlias }) => keyAlias))];
    return users.length === 0
        ? []
        : [
              {
                  Sid: "WriteUsers",
                  Effect: "Allow",
                  Action: "ssm:PutParameter",
                  Resource: users.map(({ parameters }) => arnOf(scope, "ssm", `parameter${parameters}/*`)),
              },
              {
                  Sid: "EncryptUsers",
                  ...keyStatement(scope, ["kms:Encrypt", "kms:GenerateDataKey"], aliases, viaServices(scope, ["ssm"])),
              },
          ];
}

function databaseArn(scope: AwsScope, { engine, identifier }: SetupStatementsArgs["database"]) {
    return arnOf(scope, "rds", `${engine === "aurora" ? "cluster" : "db"}:${identifier}`);
}
