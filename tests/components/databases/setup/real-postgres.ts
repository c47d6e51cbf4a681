import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir, userInfo } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import postgres from "postgres";

/** The roles of a server on RDS: one that AWS has, and the master user, who may make roles and databases, and no more. */
const superuser = { username: "rdsadmin", password: "of-aws" };
export const firstMaster = { username: "platform_master", password: "one-time" };

/** Postgres refuses to run as root. */
const identity = userInfo().uid === 0 ? { uid: 65534, gid: 65534 } : undefined;

/** Folder of the programs of a PostgreSQL: that of POSTGRES_BIN, or the newest of Debian's packages. */
export function findPostgres(): string | undefined {
    const debian = "/usr/lib/postgresql";
    const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
    return [process.env["POSTGRES_BIN"] ?? "", ...versions.map((version) => path.join(debian, version, "bin"))].find(
        (folder) => existsSync(path.join(folder, "initdb")),
    );
}

/** A server of its own on the loopback address, with what a database of RDS has. It logs every statement. */
export class RealPostgres {
    private constructor(
        readonly port: number,
        private readonly server: ChildProcess,
        private readonly directory: string,
        private readonly logged: string[],
    ) {}

    static async start(bin: string): Promise<RealPostgres> {
        const directory = mkdtempSync(path.join(tmpdir(), "postgres-"));
        const data = path.join(directory, "data");
        const passwordFile = path.join(directory, "password");
        writeFileSync(passwordFile, superuser.password);
        if (identity !== undefined) {
            chownSync(directory, identity.uid, identity.gid);
            chownSync(passwordFile, identity.uid, identity.gid);
        }
        const options = ["-A", "scram-sha-256", "-U", superuser.username, "--pwfile", passwordFile, "-E", "UTF8", "-N"];
        const made = spawnSync(path.join(bin, "initdb"), ["-D", data, ...options], { ...identity, encoding: "utf8" });
        if (made.status !== 0) {
            throw new Error(`initdb: ${made.stderr}`);
        }
        const port = await freePort();
        const settings = { port, listen_addresses: "127.0.0.1", unix_socket_directories: "", fsync: "off" };
        const flags = Object.entries({ ...settings, log_statement: "all" }).flatMap(([k, v]) => ["-c", `${k}=${v}`]);
        const server = spawn(path.join(bin, "postgres"), ["-D", data, ...flags], {
            ...identity,
            stdio: ["ignore", "ignore", "pipe"],
        });
        const logged: string[] = [];
        server.stderr.on("data", (text: Buffer) => logged.push(text.toString()));
        const running = new RealPostgres(port, server, directory, logged);
        await running.untilReady();
        await running.asSuperuser(async (sql) => {
            const { username, password } = firstMaster;
            await sql.unsafe(`CREATE ROLE ${username} LOGIN CREATEROLE CREATEDB PASSWORD '${password}'`);
            await sql.unsafe(`CREATE ROLE rds_iam; GRANT rds_iam TO ${username} WITH ADMIN OPTION`);
        });
        return running;
    }

    /** What the server has logged, every statement included. */
    get log(): string {
        return this.logged.join("");
    }

    /** Runs something in a session. @throws PostgresError also where the login is refused */
    async as<T>(
        credentials: { readonly username: string; readonly password: string; readonly database?: string },
        use: (sql: postgres.Sql) => Promise<T>,
    ): Promise<T> {
        const sql = postgres({ host: "127.0.0.1", port: this.port, database: "postgres", ...credentials, max: 1 });
        try {
            return await use(sql);
        } finally {
            await sql.end();
        }
    }

    asSuperuser<T>(use: (sql: postgres.Sql) => Promise<T>, database = "postgres"): Promise<T> {
        return this.as({ ...superuser, database }, use);
    }

    /** As RDS does, of which the log has nothing. */
    setMasterPassword(password: string): Promise<unknown> {
        return this.asSuperuser(async (sql) => {
            await sql`SET log_statement = none`;
            await sql.unsafe(`ALTER ROLE ${firstMaster.username} PASSWORD '${password}'`);
        });
    }

    async stop(): Promise<void> {
        const ended = new Promise((resolve) => this.server.once("exit", resolve));
        this.server.kill("SIGINT"); // without waiting for sessions
        await ended;
        rmSync(this.directory, { recursive: true });
    }

    private async untilReady(): Promise<void> {
        for (;;) {
            try {
                await this.asSuperuser((sql) => sql`SELECT 1`);
                return;
            } catch (error) {
                if (this.server.exitCode !== null) {
                    throw new Error(`the server ended: ${this.log}`, { cause: error });
                }
                await pause(50);
            }
        }
    }
}

function freePort(): Promise<number> {
    return new Promise((resolve) => {
        const server = createServer().listen(0, "127.0.0.1", () => {
            const { port } = server.address() as AddressInfo;
            server.close(() => {
                resolve(port);
            });
        });
    });
}
