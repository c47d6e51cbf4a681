import type { Graph, Member } from "@platform/aws-model/graph/graph";
import { distinct, violation, type PolicyFinding } from "../../lib/finding";
import { stackPolicy } from "../../lib/policy";
import type { Resource } from "@platform/aws-model/resource";
import { dataPlacements, isDefaultPlace, type DataPlacement } from "./data-tier";
import { RDS_PROXY } from "@platform/aws-model/types";
import { judgeDataRoutes } from "./data-routes";
import { judgeSubnets } from "./private-subnets";

const GROUP = "a subnet group of this stack with data subnets";

/** Databases and caches stand in subnets of their own, from which nothing leads to the internet, also before they do. */
export const dataSubnetsIsolated = stackPolicy({
    name: "data-subnets-isolated",
    description:
        "Databases, caches and file systems must stand in private subnets; those of databases and caches nothing else uses, and nothing leads from them to other networks.",
    why: "In subnets of its own the data tier has its own routes and ACLs, and nothing for apps can be opened to it by chance.",
    level: "mandatory",
    severity: "high",
    controls: { fsbp: ["RDS.46", "ElastiCache.7"] },
    remediation: "Name a subnet group that holds the data subnets of the network and nothing else.",
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-46",
    check(graph, { settings }) {
        const members = graph.withRole("data");
        const placed = dataPlacements((types) => graph.ofType(types)).filter(isDefaultPlace);
        const routes = members.flatMap((member) => judgeSubnets(graph, member, settings.privateSubnetIds));
        return distinct([
            ...placed.map(report),
            ...routes,
            ...members.filter(isAlone).flatMap((member) => judgeTenants(graph, member)),
            ...judgeDataRoutes(graph, settings, members.filter(isAlone)),
        ]);
    },
});

/** File systems and database proxies may stand next to the apps that use them. */
function isAlone({ kind, producer }: Member): boolean {
    return kind !== "file-system" && !RDS_PROXY.includes(producer.type);
}

function report({ resource, property }: DataPlacement): PolicyFinding {
    const found = `leaves ${property} to AWS, which takes the default VPC`;
    return violation(resource, { found, required: GROUP, fix: `set ${property}` });
}

/** Who else is in the subnets: interfaces with any role but data. */
function judgeTenants(graph: Graph, { producer, subnets }: Member): PolicyFinding[] {
    const own = new Set(subnets.flatMap((subnet) => (subnet.kind === "resource" ? [subnet.resource] : [])));
    return graph.members
        .filter(({ role }) => role !== "data" && role !== "service")
        .flatMap((tenant) => sharedBy(tenant, own).map((subnet) => ({ tenant, subnet })))
        .map(({ tenant, subnet }) => {
            const found = `shares subnet ${subnet.name} with ${tenant.producer.name} (${tenant.role})`;
            return violation(producer, { found, required: "subnets that only data uses", fix: "use data subnets" });
        });
}

function sharedBy({ subnets }: Member, own: ReadonlySet<Resource>): readonly Resource[] {
    return subnets.flatMap((subnet) =>
        subnet.kind === "resource" && own.has(subnet.resource) ? [subnet.resource] : [],
    );
}
