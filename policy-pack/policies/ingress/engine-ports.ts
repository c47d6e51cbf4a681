import { ports } from "@platform/aws-model/network/traffic";
import type { Intervals } from "@platform/aws-model/network/intervals";
import { normalise } from "@platform/aws-model/network/intervals";
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

/** The ports on which a database, cache or file system answers. */
export function enginePorts(resource: Resource): Leaf<Intervals> {
    if (types.EFS_MOUNT_TARGET.includes(resource.type)) return known(ports(EFS_PORT));
    const port = resource.inputs.at("port").number();
    if (port.state === "known") return known(ports(port.value));
    const engine = resource.inputs.at("engine").text();
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

/** A replica or restored database says neither port nor engine; after an update AWS tells. */
function outputPort(resource: Resource): number | undefined {
    const port = resource.get("port").number();
    return port.state === "known" ? port.value : undefined;
}

function known(value: Intervals): Leaf<Intervals> {
    return { state: "known", value };
}
