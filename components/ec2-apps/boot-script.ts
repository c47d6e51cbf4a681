import type { StoreConnections } from "../stores/connections";
import { userData } from "./boot/user-data";
import { ec2AppNames } from "./names";
import type { Ec2AppConfig } from "./schema";
import { variablesOf } from "./variables";

export interface BootScriptArgs {
    /** `<project>-<stack>`. */
    readonly prefix: string;
    readonly region: string;
    /** Key of the app in the stack file. */
    readonly app: string;
    readonly config: Ec2AppConfig;
    readonly connections: Pick<StoreConnections, "environment" | "secrets">;
    /** See `UserDataArgs`. */
    readonly secretsDigest: string | undefined;
    /** The text of `config.startScript`. */
    readonly startScript: string;
}

/** The user data of an app's instances. */
export function bootScript({ prefix, region, app, config, connections, ...args }: BootScriptArgs): string {
    return userData({
        ...args,
        region,
        environment: { ...variablesOf(config, region), ...connections.environment },
        secrets: { ...config.secrets, ...connections.secrets },
        logGroup: ec2AppNames(prefix, app).logGroup,
        files: config.logs.files,
    });
}
