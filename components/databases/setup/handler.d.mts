import type postgres from "postgres";

/** What the function knows from the start: its variable `SETTINGS`, as JSON. */
export interface SetupSettings {
    /** Host name of the database. */
    readonly host: string;
    readonly port: number;
    /** ARN of the secret with the master user's name and password. */
    readonly masterSecret: string;
    /** What the function sets the master password of; absent where RDS rotates it. */
    readonly instance?: string;
    /** Name that goes into the secret with it. */
    readonly masterUser?: string;
    /** @default "verify-full" */
    readonly ssl?: "verify-full" | false;
}

/** Asks for an app's database and its login. Names are those of Postgres. */
export interface AppUserRequest {
    /** Role that owns the database and what is in it. Nobody logs in with it. */
    readonly owner: string;
    readonly database: string;
    readonly auth: "password" | "iam";
    /** Two that passwords alternate between, or one for IAM. */
    readonly logins: readonly string[];
    /** Another one asks for a new password. */
    readonly passwordVersion: number;
    /** `sslmode` of the URL. */
    readonly sslMode: string;
    /** Path of the parameters `user`, `password` and `url`. */
    readonly parameterPrefix: string;
    /** Key that encrypts them. */
    readonly keyId: string;
}

/** A step of a rotation, as Secrets Manager asks for it. */
export interface RotationRequest {
    readonly Step: "createSecret" | "setSecret" | "testSecret" | "finishSecret";
    readonly SecretId: string;
    readonly ClientRequestToken: string;
}

type Call = (input: Readonly<Record<string, unknown>>) => Promise<object>;

/** The AWS clients, and time. */
export interface SetupTools {
    readonly secrets: Readonly<
        Record<"describeSecret" | "getSecretValue" | "putSecretValue" | "updateSecretVersionStage", Call>
    >;
    readonly parameters: Readonly<Record<"putParameter", Call>>;
    readonly rds: Readonly<Record<"modifyDBInstance", Call>>;
    readonly postgres: typeof postgres;
    readonly settings: SetupSettings;
    /** @default Date.now */
    readonly now?: () => number;
    /** @default setTimeout */
    readonly sleep?: (milliseconds: number) => Promise<void>;
}

/**
 * The function's handler. Anything but the two other requests asks for the first master password.
 * @throws DatabaseSetupFailed when a database of that name is another's
 */
export function databaseSetup(
    tools: SetupTools,
): (event: AppUserRequest | RotationRequest | Readonly<Record<string, never>>) => Promise<{ readonly login?: string }>;
