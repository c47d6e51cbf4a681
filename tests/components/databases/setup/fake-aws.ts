import postgres from "postgres";
import type { SetupTools } from "../../../../components/databases/setup/handler.mjs";
import { firstMaster, type RealPostgres } from "./real-postgres";

type Input = Readonly<Record<string, unknown>>;
type Credentials = typeof firstMaster;

interface Version {
    readonly value: string;
    stages: string[];
}

/** AWS beside a real database: parameters, the master user's secret, and RDS, which changes a password after a while. */
export class FakeAws {
    seconds = 0;
    /** What was written, in order. */
    readonly written: Input[] = [];
    /** Versions of the secret by their ids. */
    readonly versions = new Map<string, Version>();
    /** What calls fail with, in turn, before they work again. */
    failures: string[] = [];
    /** Seconds that RDS takes to change a password. */
    readonly delay = 20;
    private change: { readonly at: number; readonly password: unknown } | undefined;

    constructor(
        private readonly server: RealPostgres,
        secret: Credentials | null = firstMaster,
    ) {
        if (secret !== null) {
            this.versions.set("first", { value: JSON.stringify(secret), stages: ["AWSCURRENT"] });
        }
    }

    get tools(): SetupTools {
        return {
            postgres,
            settings: {
                ...{ host: "127.0.0.1", port: this.server.port, ssl: false },
                ...{ masterSecret: "secret", masterUser: firstMaster.username, instance: "platform-test-main" },
            },
            now: () => this.seconds * 1000,
            sleep: async (milliseconds) => {
                this.seconds += milliseconds / 1000;
                await this.untilChanged();
            },
            secrets: {
                describeSecret: () => this.answer(() => ({ VersionIdsToStages: this.stages() })),
                getSecretValue: (input) => this.answer(() => this.read(input)),
                putSecretValue: (input) => this.answer(() => this.put(input)),
                updateSecretVersionStage: (input) => this.answer(() => this.move(input)),
            },
            parameters: { putParameter: (input) => this.answer(() => ({ Version: this.written.push(input) })) },
            rds: {
                modifyDBInstance: ({ MasterUserPassword }) =>
                    this.answer(() => {
                        this.change = { at: this.seconds + this.delay, password: MasterUserPassword };
                        return {};
                    }),
            },
        };
    }

    /** The last value of a parameter. */
    parameter(name: string): string {
        return String(this.written.filter((input) => input["Name"] === name).at(-1)?.["Value"]);
    }

    /** Every password that there has been. */
    get passwords(): readonly string[] {
        const ofApps = this.written.filter(({ Name }) => String(Name).endsWith("/password")).map(({ Value }) => Value);
        const ofMaster = [...this.versions.values()].map(({ value }) => (JSON.parse(value) as Credentials).password);
        return [...ofApps.map(String), ...ofMaster];
    }

    private async answer(make: () => object): Promise<object> {
        await Promise.resolve();
        const failure = this.failures.shift() ?? "";
        if (failure !== "") {
            throw Object.assign(new Error(`refused: ${failure}`), { name: failure });
        }
        return make();
    }

    private async untilChanged(): Promise<void> {
        if (this.change !== undefined && this.seconds >= this.change.at) {
            const { password } = this.change;
            this.change = undefined;
            await this.server.setMasterPassword(String(password));
        }
    }

    private stages(): object {
        return Object.fromEntries([...this.versions].map(([id, { stages }]) => [id, stages]));
    }

    private read({ VersionId, VersionStage = "AWSCURRENT" }: Input): object {
        const found = [...this.versions].find(
            ([id, { stages }]) => (VersionId ?? id) === id && stages.includes(String(VersionStage)),
        );
        if (found === undefined) {
            throw Object.assign(new Error("no such version"), { name: "ResourceNotFoundException" });
        }
        return { SecretString: found[1].value };
    }

    private put({ ClientRequestToken, SecretString, VersionStages }: Input): object {
        this.versions.set(String(ClientRequestToken), {
            value: String(SecretString),
            stages: VersionStages as string[],
        });
        return {};
    }

    private move({ VersionStage, MoveToVersionId, RemoveFromVersionId }: Input): object {
        for (const [id, version] of this.versions) {
            version.stages = version.stages.filter((stage) => stage !== VersionStage);
            if (id === MoveToVersionId) {
                version.stages.push(String(VersionStage));
            }
        }
        return { RemoveFromVersionId };
    }
}
