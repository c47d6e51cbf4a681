import { env } from "node:process";
// Lambda's runtime brings these three.
import { RDS } from "@aws-sdk/client-rds";
import { SecretsManager } from "@aws-sdk/client-secrets-manager";
import { SSM } from "@aws-sdk/client-ssm";
import postgres from "postgres";
import { databaseSetup } from "./handler.mjs";

export const handler = databaseSetup({
    rds: new RDS(),
    secrets: new SecretsManager(),
    parameters: new SSM(),
    postgres,
    settings: { ssl: "verify-full", ...JSON.parse(env.SETTINGS) },
});
