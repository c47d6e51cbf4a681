import type { Value } from "@platform/aws-model/value";
import { known } from "@platform/aws-model/value";
import { charge, gap, type Charge, type Gap } from "../charge";
import { priceOf } from "../price-table";

/** What the images of Amazon Linux bring: charged where the plan names no volume. */
const IMAGE_VOLUME_GB = 8;
/** Included in a gp3 volume. @see https://docs.aws.amazon.com/ebs/latest/userguide/general-purpose.html */
const GP3 = { iops: 3000, throughput: 125 } as const;

/** The volumes of one instance, as its devices describe them. */
export function volumes(devices: readonly Value[]): readonly (Charge | Gap)[] {
    return devices.length === 0
        ? [charge("ebs-gp3", `EBS gp3 (${IMAGE_VOLUME_GB} GB taken for the image's)`, IMAGE_VOLUME_GB)]
        : devices.flatMap((device) => volume(device, "volumeType", "volumeSize"));
}

/** One volume, by the names of the properties that hold its type and its size in GB. */
export function volume(device: Value | Readable, typeName: string, sizeName: string): readonly (Charge | Gap)[] {
    const type = device.at(typeName).text();
    const name = type.state === "absent" ? "gp2" : known(type);
    const size = device.at(sizeName).number();
    const gigabytes = size.state === "absent" ? IMAGE_VOLUME_GB : known(size);
    const price = `ebs-${name ?? ""}`.replace("io2", "io1");
    if (name === undefined || gigabytes === undefined) return [gap("the type or size of a volume is not known")];
    if (priceOf(price) === undefined) return [gap(`the table has no price of ${name} volumes`)];
    const [iops = 0, throughput = 0] = ["iops", "throughput"].map((extra) => known(device.at(extra).number()));
    const more =
        name === "gp3"
            ? [
                  charge("ebs-gp3-iops", "EBS operations beyond 3000 a second", Math.max(0, iops - GP3.iops)),
                  charge("ebs-gp3-throughput", "EBS beyond 125 MB/s", Math.max(0, throughput - GP3.throughput)),
              ]
            : name.startsWith("io")
              ? [charge("ebs-io1-iops", "EBS operations a second", iops)]
              : [];
    return [charge(price, `EBS ${name}`, gigabytes), ...more.filter(({ quantity }) => quantity > 0)];
}

/** What a resource and a block in it have in common. */
interface Readable {
    at(property: string): Value;
}
