import { expect } from "chai";
import { Database } from "../../../components/databases/database";
import { DatabaseSetup } from "../../../components/databases/setup";
import { ec2AppUserPlaces, plannedConnections, databaseApp } from "../../../components/ec2-apps/databases";
import { recordBoth } from "../../harness/record";
import { testKeyArn, testScope, testTopics } from "../../harness/scope";
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
    app(uses, { databases: { main: { target, setup } } })();
}

describe("an EC2 app with a database", () => {
    let both: Awaited<ReturnType<typeof recordBoth>>;

    before(async () => {
        both = await recordBoth(program);
    });

    it("knows in a first preview where it is, and reads its password at boot", () => {
        const boot = (data: unknown) => Buffer.from(String(data), "base64").toString();
        const text = boot(both.strict.inputs(types.launchTemplate, "app-maps")["userData"]);
        expect(text).to.equal(boot(both.placeholder.inputs(types.launchTemplate, "app-maps")["userData"]));
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

    it("is checked with its variables, but for databases that are not there", () => {
        const databases = { main: databaseConfig() };
        const planned = (config: object) =>
            plannedConnections("platform-test", databaseApp("maps", appConfig({ databases: config })), databases);
        expect(Object.keys(planned({ main: {} }).environment)).to.deep.equal(["PGPORT", "PGDATABASE", "PGSSLMODE"]);
        expect(planned({ other: {} }).environment).to.deep.equal({});
    });
});
