import { network as block } from "../../../components/network/block";
import { Network } from "../../../components/network/network";
import type { Recording } from "../../harness/recording";
import { repeated } from "../../harness/repeated";
import { testKeyArn, testScope, testTopics } from "../../harness/scope";

export const twoZones = ["us-east-1a", "us-east-1b"];

/** A network as the configuration would have it, with its defaults. */
export const network = repeated(
    (config: Readonly<Record<string, unknown>> = {}, { deletionProtection = true, ipv6 = false } = {}) =>
        () => {
            new Network("network", {
                scope: testScope(),
                config: block.schema.parse({ cidr: "10.40.0.0/16", availabilityZones: twoZones, ...config }),
                topics: testTopics,
                encryptionKeyArn: testKeyArn,
                ipv6,
                deletionProtection,
            });
        },
);

/** `destination → type and name of the gateway` of every route of a table. */
export function routesOf(recording: Recording, table: string): Record<string, unknown> {
    const tableId = recording.id("aws:ec2/routeTable:RouteTable", table);
    const routes = recording.ofType("aws:ec2/route:Route").filter((route) => route.inputs["routeTableId"] === tableId);
    return Object.fromEntries(
        routes.map(({ inputs }): [string, string | undefined] => {
            const destination = inputs["destinationCidrBlock"] ?? inputs["destinationIpv6CidrBlock"];
            const gateway = inputs["gatewayId"] ?? inputs["natGatewayId"];
            const target = recording.resources.find(({ id }) => id === gateway);
            return [destination as string, target && `${target.type} ${target.name}`];
        }),
    );
}
