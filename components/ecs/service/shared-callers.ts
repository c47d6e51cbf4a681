import type { ClusterTarget } from "../cluster/target";
import type { ServiceConfig, ServicesConfig } from "./schema/service";

/** The group that tasks share with their instances, where some that use a store do. */
export function sharedCallers(
    services: ServicesConfig,
    uses: (service: ServiceConfig) => boolean,
    cluster: Pick<ClusterTarget, "securityGroupId"> | undefined,
) {
    const shared = Object.values(services).some((service) => service.networkMode === "bridge" && uses(service));
    return !shared || cluster === undefined
        ? []
        : [{ key: "cluster", what: "instances of the cluster", securityGroupId: cluster.securityGroupId }];
}
