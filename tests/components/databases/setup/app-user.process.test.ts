import { expect } from "chai";
import { databaseSetup, type AppUserRequest } from "../../../../components/databases/setup/handler.mjs";
import { FakeAws } from "./fake-aws";
import { findPostgres, firstMaster, RealPostgres } from "./real-postgres";

const prefix = "/platform/test/services/permits/databases/main";

function request(app: string, changed: Partial<AppUserRequest> = {}): AppUserRequest {
    return {
        owner: app,
        database: app,
        auth: "password",
        logins: [`${app}__1`, `${app}__2`],
        passwordVersion: 1,
        sslMode: "verify-full",
        parameterPrefix: prefix,
        keyId: "arn:aws:kms:us-east-1:123456789012:key/1",
        ...changed,
    };
}

const bin = findPostgres();
const skipped = bin === undefined ? " (skipped: no PostgreSQL; POSTGRES_BIN says where its programs are)" : "";

(bin === undefined ? describe.skip : describe)(`an app's user on a real server${skipped}`, () => {
    let server: RealPostgres;
    const results: unknown[] = [];
    const passwords: string[] = [];

    before(async () => {
        server = await RealPostgres.start(bin ?? "");
    });

    after(() => server.stop());

    async function make(aws: FakeAws, asked: AppUserRequest): Promise<string | undefined> {
        const result = await databaseSetup(aws.tools)(asked);
        results.push(result);
        passwords.push(...aws.passwords);
        return result.login;
    }

    function credentials(aws: FakeAws) {
        return { username: aws.parameter(`${prefix}/user`), password: aws.parameter(`${prefix}/password`) };
    }

    /** `ok`, or why Postgres refuses the login. */
    async function login(asked: { username: string; password: string; database: string }): Promise<string> {
        return server
            .as(asked, (sql) => sql`SELECT 1`)
            .then(
                () => "ok",
                (error: unknown) => (error as Error).message,
            );
    }

    const count = (name: string) =>
        server.asSuperuser(async (sql) => (await sql`SELECT FROM pg_roles WHERE rolname = ${name}`).count);

    it("has a database of its own, and what it makes there belongs to the owner", async () => {
        const aws = new FakeAws(server);
        expect(await make(aws, request("made"))).to.equal("made__1");
        const database = "made";
        const [table] = await server.as({ ...credentials(aws), database }, async (sql) => {
            await sql`CREATE TABLE a (id int)`;
            return sql`SELECT tableowner, current_user AS who, session_user AS login FROM pg_tables WHERE tablename = 'a'`;
        });
        expect(table).to.deep.equal({ tableowner: "made", who: "made", login: "made__1" });
        expect(await login({ username: "made", password: credentials(aws).password, database })).to.match(
            /not permitted to log in|password authentication failed/,
        );
    });

    it("writes three parameters under the app's key", async () => {
        const aws = new FakeAws(server);
        await make(aws, request("written"));
        const { password } = credentials(aws);
        expect(password).to.match(/^[\w-]{43}$/);
        const values = {
            user: "written__1",
            password,
            url: `postgres://written__1:${password}@127.0.0.1:${server.port}/written?sslmode=verify-full`,
        };
        expect(aws.written).to.deep.equal(
            Object.entries(values).map(([name, Value]) => ({
                ...{ Name: `${prefix}/${name}`, Value, Type: "SecureString", Overwrite: true },
                KeyId: "arn:aws:kms:us-east-1:123456789012:key/1",
            })),
        );
    });

    it("stays as it is when the same is asked again", async () => {
        const aws = new FakeAws(server);
        await make(aws, request("again"));
        expect(await make(aws, request("again"))).to.equal("again__1");
        expect(aws.written).to.have.length(3);
        expect(await login({ ...credentials(aws), database: "again" })).to.equal("ok");
    });

    it("gets each new password for the login that no copy has, whose old password ends", async () => {
        const aws = new FakeAws(server);
        const database = "rotated";
        await make(aws, request("rotated"));
        const first = credentials(aws);
        expect(await make(aws, request("rotated", { passwordVersion: 2 }))).to.equal("rotated__2");
        const second = credentials(aws);
        expect([await login({ ...first, database }), await login({ ...second, database })]).to.deep.equal(["ok", "ok"]);
        expect(await make(aws, request("rotated", { passwordVersion: 3 }))).to.equal("rotated__1");
        expect(await login({ ...credentials(aws), database })).to.equal("ok");
        expect(await login({ ...first, database })).to.equal('password authentication failed for user "rotated__1"');
        expect(await login({ ...second, database })).to.equal("ok");
    });

    it("lets a login in again that somebody has shut out", async () => {
        const aws = new FakeAws(server);
        await make(aws, request("shut"));
        await make(aws, request("shut", { passwordVersion: 2 }));
        await server.asSuperuser((sql) => sql`ALTER ROLE shut__1 NOLOGIN`);
        await make(aws, request("shut", { passwordVersion: 3 }));
        expect(await login({ ...credentials(aws), database: "shut" })).to.equal("ok");
    });

    it("changes logins for another URL too, since the password cannot be read back", async () => {
        const aws = new FakeAws(server);
        await make(aws, request("url"));
        expect(await make(aws, request("url", { sslMode: "require" }))).to.equal("url__2");
        expect(aws.parameter(`${prefix}/url`)).to.match(/sslmode=require$/);
    });

    it("keeps its login when parameters cannot be written, and is made by the next call", async () => {
        const aws = new FakeAws(server);
        const database = "failed";
        await make(aws, request("failed"));
        const first = credentials(aws);
        aws.failures = ["", "InternalServerError"];
        const error = await make(aws, request("failed", { passwordVersion: 2 })).catch((reason: unknown) => reason);
        expect(error).to.have.property("message", "refused: InternalServerError");
        expect(await login({ ...first, database })).to.equal("ok");
        expect(await make(aws, request("failed", { passwordVersion: 2 }))).to.equal("failed__2");
        expect(await login({ ...credentials(aws), database })).to.equal("ok");
    });

    it("waits until IAM knows of its permissions", async () => {
        const aws = new FakeAws(server);
        aws.failures = ["AccessDeniedException", "AccessDeniedException", "", "", "AccessDeniedException"];
        expect(await make(aws, request("denied"))).to.equal("denied__1");
        expect(aws.seconds).to.equal(15);
    });

    it("logs in by IAM where it is asked to, without a password", async () => {
        const aws = new FakeAws(server);
        const asked = { auth: "iam", logins: ["platform_test__iam"] } as const;
        expect(await make(aws, request("by-iam", asked))).to.equal("platform_test__iam");
        expect(await make(aws, request("by-iam", asked))).to.equal("platform_test__iam");
        const [role] = await server.asSuperuser(
            (sql) => sql`
                SELECT rolcanlogin, rolpassword IS NULL AS without_password, pg_has_role(oid, 'rds_iam', 'member') AS iam,
                    pg_has_role(oid, 'by-iam', 'member') AS owner
                FROM pg_authid WHERE rolname = 'platform_test__iam'`,
        );
        expect(role).to.deep.equal({ rolcanlogin: true, without_password: true, iam: true, owner: true });
        expect(aws.written).to.deep.equal([]);
    });

    it("has its names quoted", async () => {
        const aws = new FakeAws(server);
        await make(aws, request("victim"));
        for (const app of [`x"; DROP ROLE victim__1; --`, "x'; DROP ROLE victim__1; --", "a.b", "%I", "$1"]) {
            expect(await make(aws, request(app))).to.equal(`${app}__1`);
            expect(await login({ ...credentials(aws), database: app }), app).to.equal("ok");
            expect(await count(app)).to.equal(1);
        }
        expect(await count("victim__1")).to.equal(1);
    });

    it("is one of several that are made at once", async () => {
        const apps = ["one", "two", "three", "one"];
        const made = await Promise.all(
            apps.map(async (app) => {
                const aws = new FakeAws(server);
                return { aws, app, login: await make(aws, request(app)) };
            }),
        );
        expect(made.map(({ login: name }) => name)).to.deep.equal(apps.map((app) => `${app}__1`));
        expect(made.map(({ aws }) => aws.written.length).sort()).to.deep.equal([0, 3, 3, 3]);
        for (const { aws, app } of made.filter(({ aws: { written } }) => written.length > 0)) {
            expect(await login({ ...credentials(aws), database: app })).to.equal("ok");
        }
    });

    it("cannot enter the database of another", async () => {
        const aws = new FakeAws(server);
        await make(aws, request("house"));
        await make(aws, request("guest"));
        expect(await login({ ...credentials(aws), database: "house" })).to.equal(
            'permission denied for database "house"',
        );
    });

    it("is refused the database of another", async () => {
        const aws = new FakeAws(server);
        await make(aws, request("first"));
        const error = await make(aws, request("second", { database: "first" })).catch((reason: unknown) => reason);
        expect(error).to.include({
            name: "DatabaseSetupFailed",
            message:
                'database "first" belongs to "first"; allowed: one of "second", or none yet. If it is this app\'s, say so as ' +
                'the master user: ALTER DATABASE "first" OWNER TO "second"',
            stack: "",
        });
    });

    for (const [what, change, closed] of [
        ["closes a public schema that was open to everybody", "GRANT CREATE ON SCHEMA public TO PUBLIC", true],
        ["does without a public schema", "DROP SCHEMA public", undefined],
    ] as const) {
        it(what, async () => {
            const aws = new FakeAws(server);
            const app = closed === undefined ? "without" : "open";
            await make(aws, request(app));
            await server.asSuperuser((sql) => sql.unsafe(change), app);
            await make(aws, request(app));
            const [found] = await server.asSuperuser(
                (sql) => sql`
                    SELECT NOT has_schema_privilege('public', oid, 'CREATE') AS closed FROM pg_namespace
                    WHERE nspname = 'public'`,
                app,
            );
            expect(found?.["closed"]).to.equal(closed);
        });
    }

    it("is dropped by the master user with the runbook's commands", async () => {
        await make(new FakeAws(server), request("gone"));
        await server.as(firstMaster, async (sql) => {
            await sql`DROP DATABASE gone`;
            await sql`DROP ROLE IF EXISTS gone__1, gone__2, gone`;
        });
        expect(await count("gone")).to.equal(0);
    });

    it("leaves no password in a result or in the server's log, which has every statement", () => {
        expect(server.log).to.contain("ALTER ROLE made__1 LOGIN PASSWORD").and.to.contain("SCRAM-SHA-256$4096:");
        expect(passwords).to.have.length.above(20);
        const said = `${JSON.stringify(results)} ${server.log}`;
        expect(passwords.filter((password) => said.includes(password) && password !== "one-time")).to.deep.equal([]);
    });
});
