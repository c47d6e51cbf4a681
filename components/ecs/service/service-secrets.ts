import type { ServiceConfig } from "./schema/service";

/** Every secret that a service's tasks start with, by its variable or by what the log router needs it for. */
export function secretsOf({ secrets, logging: { forward } }: Pick<ServiceConfig, "secrets" | "logging">) {
    const { ca, secretOptions } = forward ?? { ca: undefined, secretOptions: {} };
    return {
        ...secrets,
        ...Object.fromEntries(Object.entries(secretOptions).map(([name, value]) => [`logging.${name}`, value])),
        ...(ca === undefined ? {} : { "logging.ca": ca }),
    };
}
