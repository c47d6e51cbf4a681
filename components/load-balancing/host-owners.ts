import * as pulumi from "@pulumi/pulumi";

/** The types of the components that make the records of hosts, from the outermost to the one that makes them. */
const hostOwners = {
    route: "platform:ecs:Service$platform:load-balancing:Route",
    redirect: "platform:load-balancing:Redirect",
} as const;

/**
 * Options of a host's record. When the host moves from an app to a redirect or back, the record that exists is taken over:
 * a second one of the same name could not be created beside it.
 */
export function recordOptions(
    parent: pulumi.Resource,
    formerOwner: keyof typeof hostOwners,
): pulumi.CustomResourceOptions {
    return { parent, aliases: [{ parent: pulumi.createUrn("former", hostOwners[formerOwner]) }] };
}
