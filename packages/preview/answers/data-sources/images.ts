import { hex, textOf, type Place } from "@platform/aws-model/facets/identity";
import type { WireMap, WireValue } from "@platform/aws-model/wire";
import { regionOfArguments } from "./account";

/** AWS publishes image ids under /aws/service/; recommended images also as one JSON document. */
export function parameterLookup(args: WireMap, place: Place): WireMap | undefined {
    const name = textOf(args["name"]);
    if (name === undefined) {
        return undefined;
    }
    const image = `ami-${hex(name, 17)}`;
    const value = publicParameter(name, image) ?? containerImage(name, place) ?? `value of ${name}`;
    const arn = `arn:${place.partition}:ssm:${regionOfArguments(args, place)}:${place.accountId}:parameter/${name.replace(/^\//, "")}`;
    // The second one is empty for SecureString parameters only. Neither is secret: the provider hands the results of data
    // sources over without their secrecy (Invoke in pulumi-terraform-bridge, pkg/tfbridge/provider.go).
    const values = { value, insecureValue: value };
    return { id: name, name, arn, region: regionOfArguments(args, place), type: "String", ...values, version: 1 };
}

function publicParameter(name: string, image: string): WireValue | undefined {
    if (!name.startsWith("/aws/service/")) {
        return undefined;
    }
    return name.endsWith("/recommended") ? JSON.stringify({ image_id: image, image_name: "offline" }) : image;
}

/** What is named like a pointer to a container image holds the address of one: `…/image`, or anything directly below `images`. */
function containerImage(name: string, { accountId, region, dnsSuffix }: Place): string | undefined {
    const { before, below } = /(?:\/(?<before>[^/]+)\/image|\/images\/(?<below>[^/]+))$/.exec(name)?.groups ?? {};
    const app = before ?? below;
    return app === undefined ? undefined : `${accountId}.dkr.ecr.${region}.${dnsSuffix}/${app}@sha256:${hex(name, 64)}`;
}

export function machineImage(args: WireMap, place: Place): WireMap {
    const id = `ami-${hex(JSON.stringify([args["owners"], args["filters"], args["nameRegex"]]), 17)}`;
    return {
        id,
        imageId: id,
        arn: `arn:${place.partition}:ec2:${regionOfArguments(args, place)}::image/${id}`,
        name: "offline-image",
        architecture: "x86_64",
        rootDeviceName: "/dev/xvda",
        rootDeviceType: "ebs",
        rootSnapshotId: `snap-${hex(id, 17)}`,
        virtualizationType: "hvm",
        blockDeviceMappings: [],
        ownerId: "137112412989",
        public: true,
        state: "available",
        tags: {},
    };
}
