import { randomUUID } from "node:crypto";
import { isDenied } from "./master-connections.mjs";
import { newPassword } from "./password.mjs";

/** An instance that is being changed, or whose replica is being made, takes no new password. */
const busyMs = 600_000;
/** RDS needs up to a minute until a new password works. */
const settingMs = 240_000;
const pollMs = 5000;

/**
 * The master user's password, which nobody knows but its secret: RDS cannot manage it where a database has replicas.
 * @see https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_lambda-functions.html
 */
export class MasterPassword {
    constructor(tools, master) {
        Object.assign(this, tools);
        this.master = master;
    }

    /** Takes the place of the password that the database was made with. Done once: the secret has a value from then on. */
    async first() {
        const SecretId = this.settings.masterSecret;
        const { VersionIdsToStages = {} } = await this.secrets.describeSecret({ SecretId });
        if (!Object.values(VersionIdsToStages).flat().includes("AWSCURRENT")) {
            const ClientRequestToken = randomUUID();
            for (const Step of ["createSecret", "setSecret", "testSecret", "finishSecret"]) {
                await this.rotate({ SecretId, ClientRequestToken, Step });
            }
        }
        return {};
    }

    async rotate({ Step, SecretId, ClientRequestToken }) {
        const version = { SecretId, ClientRequestToken };
        const steps = {
            createSecret: () => this.create(version),
            setSecret: () => this.set(version),
            testSecret: () => this.test(version),
            finishSecret: () => this.finish(version),
        };
        await steps[Step]();
        return {};
    }

    /** Steps are repeated when one fails; a repeated one finds the value that the first one made. */
    async create({ SecretId, ClientRequestToken }) {
        try {
            await this.pending({ SecretId, ClientRequestToken });
        } catch (error) {
            if (error.name !== "ResourceNotFoundException") {
                throw error;
            }
            const value = { username: this.settings.masterUser, password: newPassword() };
            await this.secrets.putSecretValue({
                ...{ SecretId, ClientRequestToken },
                SecretString: JSON.stringify(value),
                VersionStages: ["AWSPENDING"],
            });
        }
    }

    async set(version) {
        const { password } = await this.pending(version);
        const change = { DBInstanceIdentifier: this.settings.instance, MasterUserPassword: password };
        await this.master.patiently(
            () => this.rds.modifyDBInstance({ ...change, ApplyImmediately: true }),
            (error) => isDenied(error) || error.name === "InvalidDBInstanceStateFault",
            busyMs,
        );
    }

    async test(version) {
        const credentials = await this.pending(version);
        const deadline = this.now() + settingMs;
        while (!(await this.master.accepts(credentials))) {
            if (this.now() > deadline) {
                throw new Error(`${this.settings.instance}: its new master password does not work after 4 minutes`);
            }
            await this.sleep(pollMs);
        }
    }

    async finish({ SecretId, ClientRequestToken }) {
        const { VersionIdsToStages = {} } = await this.secrets.describeSecret({ SecretId });
        const [current] = Object.entries(VersionIdsToStages).find(([, stages]) => stages.includes("AWSCURRENT")) ?? [];
        if (current !== ClientRequestToken) {
            await this.secrets.updateSecretVersionStage({
                ...{ SecretId, VersionStage: "AWSCURRENT", MoveToVersionId: ClientRequestToken },
                ...(current === undefined ? {} : { RemoveFromVersionId: current }),
            });
        }
    }

    async pending({ SecretId, ClientRequestToken }) {
        const asked = { SecretId, VersionId: ClientRequestToken, VersionStage: "AWSPENDING" };
        const { SecretString } = await this.secrets.getSecretValue(asked);
        return JSON.parse(SecretString);
    }
}
