import { mapValues } from "../shared/records";
import type { ConnectionTarget } from "./connection";
import { databaseNames } from "./names";
import { databasePort } from "./plan";
import { hasReaders, type DatabasesConfig } from "./schema";

/** What apps are told of databases, by key, before any of them is there. */
export function plannedTargets(
    prefix: string,
    databases: DatabasesConfig,
): Readonly<Record<string, { readonly target: ConnectionTarget }>> {
    return mapValues(databases, (config, key) => {
        const { hostParameter, readerHostParameter } = databaseNames(prefix, key);
        const reader = hasReaders(config) ? readerHostParameter : undefined;
        return { target: { key, port: databasePort, hostParameter, readerHostParameter: reader } };
    });
}
