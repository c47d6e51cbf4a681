import { expect } from "chai";
import { databaseSetup, type RotationRequest } from "../../../../components/databases/setup/handler.mjs";
import { FakeAws } from "./fake-aws";
import { findPostgres, firstMaster, RealPostgres } from "./real-postgres";

const bin = findPostgres();
const skipped = bin === undefined ? " (skipped: no PostgreSQL; POSTGRES_BIN says where its programs are)" : "";
const steps = ["createSecret", "setSecret", "testSecret", "finishSecret"] as const;

(bin === undefined ? describe.skip : describe)(`the master password on a real server${skipped}`, () => {
    let server: RealPostgres;

    before(async () => {
        server = await RealPostgres.start(bin ?? "");
    });

    after(() => server.stop());

    beforeEach(() => server.setMasterPassword(firstMaster.password));

    const current = (aws: FakeAws) => {
        const found = [...aws.versions.values()].filter(({ stages }) => stages.includes("AWSCURRENT"));
        expect(found).to.have.length(1);
        return JSON.parse(found[0]?.value ?? "{}") as typeof firstMaster;
    };

    const accepted = async (credentials: typeof firstMaster) =>
        server
            .as(credentials, (sql) => sql`SELECT 1`)
            .then(
                () => true,
                () => false,
            );

    async function rotate(aws: FakeAws, token: string): Promise<void> {
        for (const Step of steps) {
            const event: RotationRequest = { Step, SecretId: "secret", ClientRequestToken: token };
            expect(await databaseSetup(aws.tools)(event)).to.deep.equal({});
        }
    }

    it("takes the place of the one that the database was made with, once", async () => {
        const aws = new FakeAws(server, null);
        expect(await databaseSetup(aws.tools)({})).to.deep.equal({});
        const made = current(aws);
        expect(made).to.deep.equal({ username: "platform_master", password: made.password });
        expect(made.password).to.match(/^[\w-]{43}$/);
        expect([await accepted(firstMaster), await accepted(made)]).to.deep.equal([false, true]);
        await databaseSetup(aws.tools)({});
        expect(current(aws)).to.deep.equal(made);
    });

    it("waits for an instance that is being changed", async () => {
        const aws = new FakeAws(server, null);
        aws.failures = ["", "ResourceNotFoundException", "", "", "InvalidDBInstanceStateFault"];
        await databaseSetup(aws.tools)({});
        expect(aws.seconds).to.equal(5 + aws.delay);
        expect(await accepted(current(aws))).to.equal(true);
    });

    it("is rotated in the steps of Secrets Manager", async () => {
        const aws = new FakeAws(server);
        await rotate(aws, "second");
        const second = current(aws);
        expect([await accepted(firstMaster), await accepted(second)]).to.deep.equal([false, true]);
        expect(aws.versions.get("first")?.stages).to.deep.equal([]);
        expect(server.log).not.to.contain(second.password);
    });

    it("stays the same when steps are repeated", async () => {
        const aws = new FakeAws(server);
        await rotate(aws, "second");
        const second = current(aws);
        await databaseSetup(aws.tools)({ Step: "finishSecret", SecretId: "secret", ClientRequestToken: "second" });
        expect(current(aws)).to.deep.equal(second);
        const create = { Step: "createSecret", SecretId: "secret", ClientRequestToken: "third" } as const;
        await databaseSetup(aws.tools)(create);
        const pending = aws.versions.get("third")?.value;
        await databaseSetup(aws.tools)(create);
        expect(aws.versions.get("third")?.value).to.equal(pending);
    });

    it("fails when the new one does not work", async () => {
        const aws = new FakeAws(server);
        const event = { SecretId: "secret", ClientRequestToken: "second" };
        await databaseSetup(aws.tools)({ ...event, Step: "createSecret" });
        const error = await databaseSetup(aws.tools)({ ...event, Step: "testSecret" }).catch((e: unknown) => e);
        expect(error).to.have.property(
            "message",
            "platform-test-main: its new master password does not work after 4 minutes",
        );
        expect(current(aws)).to.deep.equal(firstMaster);
    });

    it("may change while an app's user is made", async () => {
        const aws = new FakeAws(server, { ...firstMaster, password: "of last week" });
        const { sleep, ...tools } = aws.tools;
        const rotated = async (milliseconds: number) => {
            aws.versions.set("first", { value: JSON.stringify(firstMaster), stages: ["AWSCURRENT"] });
            await sleep?.(milliseconds);
        };
        const result = await databaseSetup({ ...tools, sleep: rotated })({
            ...{ owner: "app", database: "app", auth: "password", logins: ["app__1", "app__2"] },
            ...{ passwordVersion: 1, sslMode: "require", parameterPrefix: "/app", keyId: "alias/app" },
        });
        expect(result).to.deep.equal({ login: "app__1" });
        expect(aws.seconds).to.equal(5);
    });
});
