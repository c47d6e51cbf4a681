import { undecided, violation, type PolicyFinding } from "../../lib/finding";
import type { Graph } from "@platform/aws-model/graph/graph";
import { stackPolicy } from "../../lib/policy";
import type { Resource } from "@platform/aws-model/resource";
import { sourceOf } from "@platform/aws-model/graph/replicas";
import { judgeRules, mustBeOn } from "../../lib/property-rules";
import { RDS_CLUSTER, RDS_INSTANCE, RDS_PROXY } from "@platform/aws-model/types";
import { GROUPS, parametersFor, setsParameter } from "./tls-parameters";

/** A database refuses plain connections only if a parameter of its group says so, so the group must be the stack's own. */
export const rdsForceSsl = stackPolicy({
    name: "rds-force-ssl",
    description:
        "Databases and their proxies must refuse connections without TLS, databases by a parameter group of the stack.",
    why: "Clients fall back to plain connections silently; passwords and data then cross the network in the clear.",
    level: "mandatory",
    severity: "high",
    controls: { fsbp: ["RDS.38"], checkov: ["CKV2_AWS_69"] },
    remediation:
        "Attach a parameter group with rds.force_ssl = 1 (PostgreSQL, SQL Server) or require_secure_transport = ON (MySQL, MariaDB), and set requireTls of proxies.",
    url: "https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-38",
    check: (graph) => [
        ...graph.ofType([...RDS_INSTANCE, ...RDS_CLUSTER]).flatMap((database) => judge(graph, database)),
        ...graph.ofType(RDS_PROXY).flatMap((proxy) => judgeRules(proxy, [REQUIRES_TLS])),
    ],
});

/** Endpoints of a proxy follow their proxy. */
const REQUIRES_TLS = mustBeOn(
    RDS_PROXY.filter((type) => type.endsWith(":Proxy")),
    "requireTls",
);

function judge(graph: Graph, database: Resource): PolicyFinding[] {
    const [property, groups] = RDS_CLUSTER.includes(database.type) ? GROUPS.cluster : GROUPS.instance;
    // A read replica without a group takes its source's, which is judged there.
    if (database.inputs.at(property).state === "absent" && sourceOf(graph, database) !== database) return [];
    const wanted = parametersFor(sourceOf(graph, database));
    if (wanted.length === 0) return [];
    const required = `a parameter group of this stack with ${wanted.join(" or ")} on`;
    const references = graph.resolve(database, database.get(property), groups);
    const refuse = (found: string): PolicyFinding =>
        violation(database, { at: property, found, required, fix: `set it there, and name the group in ${property}` });
    if (references.length === 0) return [refuse("not set, which means AWS's default group")];
    return references.flatMap((reference) => {
        if (reference.kind === "unresolved") return [undecided(database, property, required)];
        if (reference.kind === "foreign") return [refuse(`${reference.shown}, which is not part of this stack`)];
        const { name } = reference.resource;
        const sets = setsParameter(reference.resource, wanted);
        if (sets === "unknown") return [undecided(database, `${property}, the parameters of ${name}`, required)];
        return sets === "yes" ? [] : [refuse(`${name}, which leaves them off`)];
    });
}
