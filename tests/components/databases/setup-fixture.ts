import { Database, type DatabaseArgs } from "../../../components/databases/database";
import { DatabaseSetup, type DatabaseSetupArgs } from "../../../components/databases/setup";
import { repeated } from "../../harness/repeated";
import { testKeyArn, testScope, testTopics } from "../../harness/scope";
import { databaseConfig } from "./fixture";

const users = [
    { parameters: "/platform/test/services/forms/databases/main", keyAlias: "alias/platform-test-forms" },
    { parameters: "/platform/test/services/permits/databases/main", keyAlias: "alias/platform-test-permits" },
];

type Values = Readonly<Record<string, unknown>>;

/** The database `main` and what makes users in it. */
export const setup = repeated((config: Values = {}, args: Partial<DatabaseSetupArgs> = {}) => () => {
    const common = { scope: testScope(), vpcId: "vpc-1", topics: testTopics, encryptionKeyArn: testKeyArn };
    const own: DatabaseArgs = {
        ...common,
        key: "main",
        config: databaseConfig(config),
        dataSubnetIds: { "us-east-1a": "subnet-dataa", "us-east-1b": "subnet-datab" },
        callers: [],
        deletionProtection: true,
        keepForRebuild: false,
    };
    new DatabaseSetup("db-main-setup", {
        ...common,
        database: new Database("db-main", own).target,
        users,
        privateSubnetIds: { "us-east-1a": "subnet-a", "us-east-1b": "subnet-b" },
        ...args,
    });
});
