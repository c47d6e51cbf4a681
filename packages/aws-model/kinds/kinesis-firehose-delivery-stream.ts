import { gap, used, type Charges, type CostContext } from "../facets/cost";
import { kind, none } from "../facets/kind";
import { providerPage } from "../facets/lifecycle";
import { deliveredGb } from "../facets/log-amounts";
import { every, ramp, silent } from "../facets/series";
import { acrossZones } from "../facets/survival";
import type { Mishap } from "../facets/watch";
import { valuesAt } from "../paths";
import type { Resource } from "../resource";
import { DELIVERY_STREAM } from "../types";
import { known } from "../value";

const inVpc = ["opensearchConfiguration", "opensearchserverlessConfiguration", "elasticsearchConfiguration"];

/** Firehose: takes records, and writes them to a bucket or elsewhere, many at a time. */
export const deliveryStream = kind({
    label: "delivery stream",
    tokens: DELIVERY_STREAM,
    network: {
        serves: "firehose",
        label: "delivery stream",
        role: "service",
        subnets: inVpc.map((property) => `${property}.vpcConfig.subnetIds`),
        groups: inVpc.map((property) => `${property}.vpcConfig.securityGroupIds`),
    },
    exposure: none("reached through AWS's API, where identities and policies decide"),
    identity: { id: "arn", arn: { service: "firehose", resource: ({ name }) => `deliverystream/${name}` } },
    lifecycle: {
        createSeconds: 90,
        deleteSeconds: 60,
        basis: "estimate",
        source: providerPage("kinesis_firehose_delivery_stream"),
        note: "The provider waits until it is active, and then until it is encrypted",
        loses: "what it has not delivered yet, some minutes of it",
    },
    cost: charges,
    watch: {
        concern: "data",
        dimensions: [["DeliveryStreamName", "name"]],
        healthy: {
            "AWS/Firehose": {
                IncomingRecords: every(5, 100),
                ThrottledRecords: every(5, 0),
                "DeliveryToS3.DataFreshness": every(5, 300),
                "DeliveryToS3.Success": every(5, 1),
            },
        },
        mishaps: (stream) => [...(isToBucket(stream) ? [refused] : []), throttled, nothing],
    },
    survives: acrossZones,
    draw: none("the diagram shows networks, what runs, and where data is"),
});

const refused: Mishap = {
    id: "delivery-refused",
    title: "A delivery stream may not write",
    story: "Its role, the bucket or the key refuses every file: what waits gets older all the time.",
    expects: "tell",
    shows: { "DeliveryToS3.DataFreshness": ramp(300, 7500, 120, 5), "DeliveryToS3.Success": every(5, 0) },
};

const throttled: Mishap = {
    id: "delivery-throttled",
    title: "More comes than a delivery stream takes",
    story: "For a quarter of an hour it refuses part of what comes.",
    expects: "tell",
    lasts: 15,
    shows: { ThrottledRecords: every(5, 50) },
};

const nothing: Mishap = {
    id: "nothing-to-deliver",
    title: "Nothing comes to a delivery stream",
    story: "For two days whoever hands records over may not do so, or has none.",
    expects: "tell",
    lasts: 2 * 24 * 60,
    span: { minutes: 3 * 24 * 60, step: 60 },
    shows: { IncomingRecords: silent, "DeliveryToS3.DataFreshness": silent, "DeliveryToS3.Success": silent },
};

function isToBucket(stream: Resource): boolean {
    return known(stream.get("destination").text()) === "extended_s3";
}

/** Records of logs come packed, and each counts for 5 KB at least: no plan says how many there are, so they are counted as unpacked. */
function charges(stream: Resource, context: CostContext): Charges {
    const gb = deliveredGb(stream, context);
    const processors = valuesAt(stream, "extendedS3Configuration.processingConfiguration.processors.*.type");
    const unpacks = processors.some((type) => known(type.text()) === "Decompression");
    const dearer = [
        ...["dataFormatConversionConfiguration", "dynamicPartitioningConfiguration"].map((name) =>
            stream.get("extendedS3Configuration", name),
        ),
        ...inVpc.map((property) => stream.get(property, "vpcConfig")),
    ];
    return [
        used("firehose-ingestion", "records delivered", gb),
        ...(unpacks ? [used("firehose-decompression", "logs unpacked", gb)] : []),
        ...(dearer.some(({ state }) => state !== "absent") ? [gap("the table has no price of what else it does")] : []),
    ];
}
