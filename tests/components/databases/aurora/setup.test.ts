import { expect } from "chai";
import { record, recordBoth } from "../../../harness/record";
import { types } from "../fixture";
import { setup } from "../setup-fixture";

const fn = "aws:lambda/function:Function";
const arn = (service: string, resource: string) => `arn:aws:${service}:us-east-1:123456789012:${resource}`;

describe("DatabaseSetup of a cluster", () => {
    it("reads the master secret of this cluster, which RDS names and tags in another way", async () => {
        const { strict } = await recordBoth(setup({ engine: "aurora" }));
        const { Statement } = strict.document("aws:iam/rolePolicy:RolePolicy", "db-main-setup") as {
            Statement: object[];
        };
        expect(Statement[0]).to.deep.equal({
            Sid: "ReadMasterSecret",
            Effect: "Allow",
            Action: "secretsmanager:GetSecretValue",
            Resource: arn("secretsmanager", "secret:rds!cluster-*"),
            Condition: {
                StringEquals: {
                    "aws:ResourceTag/aws:rds:primaryDBClusterArn": arn("rds", "cluster:platform-test-main"),
                },
            },
        });
        const recording = await record(setup({ engine: "aurora" }));
        const { variables } = recording.inputs(fn, "db-main-setup")["environment"] as {
            variables: { SETTINGS: string };
        };
        const secrets = recording.output(types.cluster, "db-main", "masterUserSecrets") as { secretArn: string }[];
        expect(secrets[0]?.secretArn).to.match(/:secret:rds!cluster-/);
        expect(JSON.parse(variables.SETTINGS)).to.deep.equal({
            host: recording.output(types.cluster, "db-main", "endpoint"),
            port: 5432,
            masterSecret: secrets[0]?.secretArn,
        });
        expect(recording.one(fn, "db-main-setup").dependencies).to.include(recording.one(types.cluster, "db-main").urn);
    });
});
