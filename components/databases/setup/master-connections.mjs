/** Postgres's code for a wrong password. */
const wrongPassword = "28P01";
/** A role's new policy takes effect a few seconds after it was written, a new password up to a minute after. */
const patienceMs = 120_000;
const pollMs = 5000;

/** Connections of the master user, whose password may change at any time. */
export class MasterConnections {
    constructor(tools) {
        Object.assign(this, tools);
    }

    /** One session in a database, for as long as `use` takes. Its end lets go of every lock. */
    async within(database, use) {
        const sql = await this.patiently(
            async () => this.open(database, await this.current()),
            ({ code }) => code === wrongPassword,
        );
        try {
            return await use(sql);
        } finally {
            await sql.end({ timeout: 5 });
        }
    }

    /** Whether the server takes a password now. */
    async accepts(credentials) {
        try {
            const sql = await this.open("postgres", credentials);
            await sql.end({ timeout: 5 });
            return true;
        } catch (error) {
            if (error.code === wrongPassword) {
                return false;
            }
            throw error;
        }
    }

    async current() {
        const { SecretString } = await this.patiently(
            () => this.secrets.getSecretValue({ SecretId: this.settings.masterSecret }),
            isDenied,
        );
        return JSON.parse(SecretString);
    }

    async open(database, { username, password }) {
        const { host, port, ssl } = this.settings;
        const sql = this.postgres({
            ...{ host, port, ssl, database, username, password },
            max: 1,
            connect_timeout: 10,
            onnotice: () => undefined,
        });
        try {
            await sql`SELECT 1`;
            return sql;
        } catch (error) {
            await sql.end({ timeout: 5 });
            throw error;
        }
    }

    /** What a call answers, repeated while it fails for a reason that passes. */
    async patiently(call, passes, milliseconds = patienceMs) {
        const begin = this.now();
        for (;;) {
            try {
                return await call();
            } catch (error) {
                if (!passes(error) || this.now() > begin + milliseconds) {
                    throw error;
                }
                await this.sleep(pollMs);
            }
        }
    }
}

/** AWS refuses a role that has its permission since a moment ago. */
export function isDenied({ name }) {
    return name === "AccessDeniedException";
}
