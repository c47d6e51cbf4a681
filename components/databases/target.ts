import type * as pulumi from "@pulumi/pulumi";
import type { MadeDatabase } from "./engine";
import type { DatabaseConfig } from "./schema";

/** What apps and the setup function need to know of a database. Strings are known in a first preview. */
export interface DatabaseTarget extends Pick<MadeDatabase, "host" | "masterUser" | "masterPassword" | "ready"> {
    /** Its key in the stack file. */
    readonly key: string;
    readonly engine: DatabaseConfig["engine"];
    readonly identifier: string;
    readonly port: number;
    readonly securityGroupId: pulumi.Output<string>;
    /** Name of the parameter that holds the host name. */
    readonly hostParameter: string;
    /** The same for reading, where there are instances to read from. */
    readonly readerHostParameter: string | undefined;
    /** Alias of the key that encrypts the master user's secret. */
    readonly keyAlias: string;
    readonly keyArn: pulumi.Output<string>;
}
