import { forEachEntry } from "../../shared/records";
import { PreparedService, type PreparedServiceArgs } from "./prepared-service";
import type { ServicesConfig } from "./schema/service";
import { Service, type ServiceArgs } from "./service";
import type { DeployedService } from "./variants";

type Routes = Pick<ServiceArgs, "publicRoute" | "internalRoute">;

/**
 * The services of the block and their variants, by name, and the keys of those that are only prepared.
 * @param configs with the variants, each after its service
 * @param prepared services of which nothing runs yet
 */
export function createServices(
    configs: Readonly<Record<string, DeployedService>>,
    prepared: ServicesConfig,
    args: {
        /** What all of them are handed; not asked for where there is no service. */
        readonly shared: () => Omit<ServiceArgs, "config" | "transform" | keyof Routes>;
        readonly keys: Pick<PreparedServiceArgs, "scope" | "deletionProtection">;
        readonly routes: (name: string) => Routes;
    },
): Record<string, Service> {
    const services: Record<string, Service> = {};
    forEachEntry(configs, (config, name) => {
        const original = services[config.variantOf ?? ""];
        services[name] = new Service(
            name,
            { ...args.shared(), ...args.routes(name), config },
            // A variant reads its service's secrets: the key must know its role before the first task starts.
            original === undefined ? {} : { dependsOn: original },
        );
    });
    forEachEntry(prepared, (config, name) => {
        new PreparedService(name, { ...args.keys, config });
    });
    return services;
}
