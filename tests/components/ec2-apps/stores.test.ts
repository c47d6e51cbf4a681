import { expect } from "chai";
import { Database } from "../../../components/databases/database";
import { DatabaseSetup } from "../../../components/databases/setup";
import { ec2AppUserPlaces } from "../../../components/ec2-apps/stores";
import { recordBoth } from "../../harness/record";
import type { Recording } from "../../harness/recording";
import { testKeyArn, testScope, testTopics } from "../../harness/scope";
import { cacheTarget, valkey } from "../caches/fixture";
import { databaseConfig } from "../databases/fixture";
import { dependencies } from "../ecs/cluster/fixture";
import { app, appConfig, types } from "./fixture";

const uses = { databases: { main: {} } };
const userPlaces = () => ec2AppUserPlaces("platform-test", { maps: appConfig(uses) }, "main");

function program(): void {
    const common = { scope: testScope(), topics: testTopics, encryptionKeyArn: testKeyArn, config: databaseConfig() };
    const { target } = new Database("db-main", {
        ...{ ...common, key: "main", vpcId: "vpc-0a1b2c3d", callers: [] },
        dataSubnetIds: { "us-east-1a": "subnet-dataa" },
        deletionProtection: true,
        keepForRebuild: false,
    });
    const privateSubnetIds = { "us-east-1a": "subnet-privatea" };
    const place = { vpcId: "vpc-0a1b2c3d", privateSubnetIds };
    const setup = new DatabaseSetup("db-main-setup", { ...common, ...place, database: target, users: userPlaces() })
        .target;
    app(uses, { stores: { databases: { main: { target, setup } }, caches: {} } })();
}

function bootScriptOf(recording: Recording): string {
    return Buffer.from(recording.inputs(types.launchTemplate, "app-maps")["userData"] as string, "base64").toString();
}

describe("an EC2 app with a database", () => {
    let both: Awaited<ReturnType<typeof recordBoth>>;

    before(async () => {
        both = await recordBoth(program);
    });

    it("knows in a first preview where it is, and reads its password at boot", () => {
        const text = bootScriptOf(both.strict);
        expect(text).to.equal(bootScriptOf(both.placeholder));
        expect(text).to.contain('\nPGPORT="5432"\nPGDATABASE="maps"\nPGSSLMODE="verify-full"\n');
        expect(text).to.contain(
            "\n    parameter '/platform/test/databases/main/host' | assign PGHOST\n" +
                "    parameter '/platform/test/ec2-apps/maps/databases/main/user' | assign PGUSER\n" +
                "    parameter '/platform/test/ec2-apps/maps/databases/main/password' | assign PGPASSWORD\n",
        );
    });

    it("has its user before the first instance starts, written under its own key", () => {
        const { placeholder } = both;
        expect(dependencies(placeholder, types.group, "app-maps")).to.include.members([
            "aws:lambda/invocation:Invocation app-maps-db-main",
            "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule app-maps-db-main",
        ]);
        const input = placeholder.document(types.invocation, "app-maps-db-main", "input");
        expect(input).to.deep.include({
            parameterPrefix: "/platform/test/ec2-apps/maps/databases/main",
            keyId: placeholder.output("aws:kms/key:Key", "app-maps-secrets", "arn"),
        });
        expect(userPlaces().map(({ keyAlias }) => keyAlias)).to.deep.equal(["alias/platform-test-app-maps"]);
    });

    it("alone is let in, at the database's port", () => {
        const { placeholder } = both;
        expect(placeholder.inputs(types.ingress, "app-maps-db-main")).to.deep.include({
            description: "From the app app-maps",
            fromPort: 5432,
            toPort: 5432,
            referencedSecurityGroupId: placeholder.id(types.securityGroup, "app-maps-firewall"),
            securityGroupId: placeholder.id(types.securityGroup, "db-main-clients"),
        });
    });
});

describe("an EC2 app with a cache", () => {
    it("knows where it is, may log in, and is let in before the first instance starts", async () => {
        const stores = () => ({ databases: {}, caches: { tokens: cacheTarget("tokens", valkey) } });
        const { strict, placeholder } = await recordBoth(() => {
            app({ caches: ["tokens"] }, { stores: stores() })();
        });
        expect(strict.list).to.deep.equal(placeholder.list);
        const text = bootScriptOf(strict);
        expect(text).to.contain(
            '\nCACHE_NAME="platform-test-tokens"\nCACHE_USER="platform-test-maps"\nCACHE_KEY_PREFIX="maps:"\n',
        );
        expect(text).to.contain(
            "\n    parameter '/platform/test/caches/tokens/host' | assign CACHE_HOST\n" +
                "    parameter '/platform/test/caches/tokens/reader-host' | assign CACHE_READER_HOST\n",
        );
        const { Statement } = strict.document(types.rolePolicy, "app-maps") as {
            readonly Statement: readonly { readonly Sid: string }[];
        };
        expect(Statement.map(({ Sid }) => Sid)).to.include.members(["ReadParameters", "LogInToCaches"]);
        expect(dependencies(placeholder, types.group, "app-maps")).to.include.members([
            "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule app-maps-cache-tokens",
            "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule app-maps-cache-tokens",
        ]);
        expect(placeholder.inputs(types.ingress, "app-maps-cache-tokens")).to.deep.equal({
            ...{ securityGroupId: "sg-tokens", description: "From the app app-maps" },
            ...{ ipProtocol: "tcp", fromPort: 6379, toPort: 6379 },
            referencedSecurityGroupId: placeholder.id(types.securityGroup, "app-maps-firewall"),
        });
    });
});
