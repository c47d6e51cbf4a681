import { ports } from "@platform/aws-model/network/traffic";
import type { Intervals } from "@platform/aws-model/network/intervals";
import { normalise } from "@platform/aws-model/network/intervals";
import { sourceOf } from "@platform/aws-model/graph/replicas";
import type { StackIndex } from "@platform/aws-model/graph/stack-index";
import type { Resource } from "@platform/aws-model/resource";
import * as types from "@platform/aws-model/types";
import type { Leaf } from "@platform/aws-model/value";

/** The port of each engine when none is set. https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html */
const DATABASE_PORTS: readonly (readonly [engine: RegExp, port: number])[] = [
    [/postgres/, 5432],
    [/^(mysql|mariadb|aurora-mysql|aurora)$/, 3306],
    [/^(custom-)?oracle/, 1521],
    [/^(custom-)?sqlserver/, 1433],
    [/^db2/, 50000],
];
const EFS_PORT = 2049;
const PROXY_PORTS: Readonly<Record<string, number>> = { MYSQL: 3306, POSTGRESQL: 5432, SQLSERVER: 1433 };

/** The ports on which a database, cache, file system or database proxy answers. A read replica takes over its source's. */
export function enginePorts(index: StackIndex, member: Resource): Leaf<Intervals> {
    if (types.EFS_MOUNT_TARGET.includes(member.type)) return known(ports(EFS_PORT));
    const resource = member.input("port").state === "absent" ? sourceOf(index, member) : member;
    if (types.RDS_PROXY.includes(resource.type)) return proxyPorts(resource);
    const port = resource.input("port").number();
    if (port.state === "known") return known(ports(port.value));
    const engine = resource.input("engine").text();
    if (port.state === "unknown" || engine.state === "unknown") return { state: "unknown", path: "port" };
    const name = engine.state === "known" ? engine.value.toLowerCase() : "";
    if (types.CACHE_SERVERLESS.includes(resource.type)) {
        const [first, reader] = name === "memcached" ? [11211, 11212] : [6379, 6380];
        return known(normalise([...ports(first), ...ports(reader)]));
    }
    const cache = [...types.CACHE_CLUSTER, ...types.CACHE_REPLICATION_GROUP].includes(resource.type);
    if (cache) return known(ports(name === "memcached" ? 11211 : 6379));
    const found = DATABASE_PORTS.find(([pattern]) => pattern.test(name))?.[1] ?? outputPort(resource);
    return found === undefined ? { state: "unknown", path: "port" } : known(ports(found));
}

/** An endpoint of a proxy does not say what engine is behind it. */
function proxyPorts(proxy: Resource): Leaf<Intervals> {
    const family = proxy.input("engineFamily").text();
    if (family.state === "unknown") return { state: "unknown", path: "engineFamily" };
    const port = family.state === "known" ? PROXY_PORTS[family.value] : undefined;
    const possible = port === undefined ? Object.values(PROXY_PORTS) : [port];
    return known(normalise(possible.flatMap((each) => ports(each))));
}

/** A replica or restored database says neither port nor engine; after an update AWS tells. */
function outputPort(resource: Resource): number | undefined {
    const port = resource.get("port").number();
    return port.state === "known" ? port.value : undefined;
}

function known(value: Intervals): Leaf<Intervals> {
    return { state: "known", value };
}
