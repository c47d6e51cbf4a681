import { createHash } from "node:crypto";
import { isDenied } from "./master-connections.mjs";
import { newPassword, scramVerifier } from "./password.mjs";

/** Several apps are set up at once, and Postgres has roles for all databases together. */
const lock = 0x706c6174;
/** Postgres's codes for a role and a database that are there already. */
const taken = ["42710", "42P04"];

/** Its message is what `pulumi up` shows; Lambda would add the stack trace. */
class DatabaseSetupFailed extends Error {
    constructor(message) {
        super(message);
        this.name = "DatabaseSetupFailed";
        this.stack = "";
    }
}

/**
 * An app's database, the role that owns it, and the login that the app has. What a login makes belongs to the owner.
 *
 * With passwords there are two logins, and each new password is for the one that no copy of the app has: old copies go on
 * until new ones have taken their place. A request that was met already changes no password, for the provider repeats a
 * call whose connection was lost. Which login is the app's, and for which request, is the comment of the owner.
 */
export class AppUser {
    constructor(tools, master, request) {
        Object.assign(this, tools, request);
        this.master = master;
        this.digest = createHash("sha256").update(JSON.stringify(request)).digest("hex");
    }

    make() {
        return this.master.within("postgres", async (sql) => {
            this.sql = sql;
            await sql`SELECT pg_advisory_lock(${lock})`;
            await this.makeDatabase();
            return { login: this.auth === "iam" ? await this.iamLogin() : await this.passwordLogin() };
        });
    }

    async makeDatabase() {
        const { owner, database } = this;
        await this.createOnce("CREATE ROLE %I NOLOGIN", owner);
        // Whoever makes a role may grant it, and since Postgres 16 no more than that.
        await this.run("GRANT %I TO CURRENT_USER", owner);
        await this.createOnce("CREATE DATABASE %I OWNER %I", database, owner);
        await this.refuseAnothersDatabase();
        await this.run("REVOKE ALL ON DATABASE %I FROM PUBLIC", database);
        await this.master.within(database, closePublicSchema);
    }

    async refuseAnothersDatabase() {
        const { sql, database, owner } = this;
        const [{ name }] =
            await sql`SELECT pg_get_userbyid(datdba) AS name FROM pg_database WHERE datname = ${database}`;
        if (name !== owner) {
            throw new DatabaseSetupFailed(
                `database "${database}" belongs to "${name}"; allowed: one of "${owner}", or none yet. If it is this app's, ` +
                    `say so as the master user: ALTER DATABASE "${database}" OWNER TO "${owner}"`,
            );
        }
    }

    async iamLogin() {
        const [login] = this.logins;
        await this.makeLogin(login);
        await this.run("GRANT rds_iam TO %I", login);
        return login;
    }

    async passwordLogin() {
        const { sql, owner, logins, digest } = this;
        const [{ comment }] = await sql`
            SELECT shobj_description(oid, 'pg_authid') AS comment FROM pg_roles WHERE rolname = ${owner}`;
        const current = JSON.parse(comment ?? "{}");
        if (current.request === digest) {
            return current.login;
        }
        const login = logins.find((each) => each !== current.login);
        const password = newPassword();
        await this.makeLogin(login);
        await this.run("ALTER ROLE %I LOGIN PASSWORD %L", login, scramVerifier(password));
        await this.writeParameters(login, password);
        await this.run("COMMENT ON ROLE %I IS %L", owner, JSON.stringify({ login, request: digest }));
        return login;
    }

    async makeLogin(login) {
        const { owner } = this;
        await this.createOnce("CREATE ROLE %I LOGIN", login);
        await this.run("GRANT %I TO %I", owner, login);
        await this.run("ALTER ROLE %I SET role = %L", login, owner);
    }

    /** All of them, also where one is as it was: a task that starts meanwhile cannot log in, and is started again. */
    async writeParameters(login, password) {
        const { host, port } = this.settings;
        const { parameterPrefix, keyId, database, sslMode } = this;
        const url = `postgres://${login}:${password}@${host}:${port}/${database}?sslmode=${sslMode}`;
        for (const [name, Value] of Object.entries({ user: login, password, url })) {
            const parameter = { Name: `${parameterPrefix}/${name}`, Value, Type: "SecureString", KeyId: keyId };
            const put = () => this.parameters.putParameter({ ...parameter, Overwrite: true });
            await this.master.patiently(put, isDenied);
        }
    }

    /** Runs a statement after Postgres itself has put the names in. */
    async run(template, ...names) {
        const [{ statement }] = await this.sql`SELECT format(${template}, VARIADIC ${names}::text[]) AS statement`;
        await this.sql.unsafe(statement);
    }

    /** Like `run`, and does nothing where there is one already. */
    async createOnce(template, ...names) {
        try {
            await this.run(template, ...names);
        } catch (error) {
            if (!taken.includes(error.code)) {
                throw error;
            }
        }
    }
}

/** Databases that began before Postgres 15 let everybody create in it. An app may have done without. */
async function closePublicSchema(sql) {
    const [schema] = await sql`SELECT 1 FROM pg_namespace WHERE nspname = 'public'`;
    if (schema !== undefined) {
        await sql`REVOKE CREATE ON SCHEMA public FROM PUBLIC`;
    }
}
